//! Mounts the app.

fn main() {
    waymark_app::app::start();
}
