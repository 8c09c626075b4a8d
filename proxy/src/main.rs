//! `waymark-proxy`: settings, a listener, and a way to stop.

use anyhow::{Context, Result};
use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;
use tokio::net::TcpListener;
use waymark_proxy::config::Config;
use waymark_proxy::{Service, app, server};

/// Answers the requests of Waymark's pages for written advice. Without settings it listens on
/// 127.0.0.1:8787 and composes every answer itself.
#[derive(Debug, Parser)]
#[command(name = "waymark-proxy", version)]
struct Arguments {
    /// File of settings (TOML).
    #[arg(long)]
    config: Option<PathBuf>,
    /// Check the settings and the release, and stop.
    #[arg(long)]
    check: bool,
}

fn main() -> ExitCode {
    tracing_subscriber::fmt().with_target(false).with_ansi(false).init();
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs with as few threads as do the work: each that ever allocates keeps memory of its own.
fn run(arguments: &Arguments) -> Result<()> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(cores)
        .max_blocking_threads(cores)
        .enable_all()
        .build()?;
    runtime.block_on(serve(arguments))
}

async fn serve(arguments: &Arguments) -> Result<()> {
    let config = Config::load(arguments.config.as_deref(), &|name| std::env::var(name).ok())?;
    let service = Service::open(config)?;
    if arguments.check {
        println!("settings and release are good");
        return Ok(());
    }
    let config = service.config();
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("cannot listen on {}", config.listen))?;
    let model =
        config.upstream.as_ref().map_or("none: answers are composed", |upstream| upstream.model.as_str());
    tracing::info!(address = %listener.local_addr()?, model, "listening");
    let stopping = service.clone();
    let stop = async move {
        signal().await;
        tracing::info!("stopping");
        stopping.stop();
    };
    server::serve(listener, app(service.clone()), &config.limits, stop).await;
    Ok(())
}

/// Waits for Ctrl-C or, from a service manager, SIGTERM.
async fn signal() {
    let interrupt = async {
        // Without a handler for it the program stops by itself, which is what is wanted.
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else { return interrupt.await };
        tokio::select! {
            () = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
}
