// Keeps the site for when there is no connection, and says when a new version is ready.
//
// The service worker is asked for once the engine is ready, so that it competes with nothing and finds most
// files in the browser's own cache. In a frame there is none: what surrounds the frame is not kept either.
const t = (text) => globalThis.waymarkLanguage.say(text);
const UPDATE_CHECK_REST = 60 * 60 * 1000;
// The registration on its way, for who wants it gone before it is there.
let registering = null;
let isUnwanted = false;
const release = document.querySelector('meta[name="waymark-release"]')?.content;

let container = null;
try {
  container = navigator.serviceWorker ?? null;
} catch {
  // A sandboxed page may not even look.
}

if (container && release && release !== "development" && window === window.top && !navigator.connection?.saveData) {
  addEventListener("waymark:ready", () => void begin(container), { once: true });
}

/** Has the service worker go, or not come for as long as this page is open. */
export async function forget() {
  isUnwanted = true;
  const registration = (await registering) ?? (await container?.getRegistration());
  await registration?.unregister();
}

async function begin(container) {
  if (isUnwanted) return;
  const notice = document.createElement("div");
  notice.className = "update";
  notice.setAttribute("role", "status");
  document.body.append(notice);

  let controlled = container.controller !== null;
  let asked = false;
  container.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (controlled) say(notice, t("Waymark was updated in another tab. Your answers here are kept."), t("Reload"), () => location.reload());
    controlled = true;
  });

  // Storage is blocked, or the host has no service worker: the site works as ever, with a connection.
  registering = container.register("service_worker.js", { scope: "./", updateViaCache: "none" }).catch(() => null);
  const registration = await registering;
  if (!registration || isUnwanted) return notice.remove();

  const offer = () => {
    const next = registration.waiting;
    if (!next || !container.controller) return;
    say(notice, t("A new version of Waymark is ready. Your answers are kept."), t("Use it now"), () => {
      asked = true;
      next.postMessage({ use: "now" });
    });
  };
  const follow = (worker) => {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed") offer();
      if (worker.state === "activated") worker.postMessage({ claim: release });
    });
  };
  offer();
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  container.controller?.postMessage({ tidy: release });

  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - checked < UPDATE_CHECK_REST) return;
    checked = Date.now();
    // Without a connection there is nothing new.
    registration.update().catch(() => {});
  });
}

// Speaks in a polite region, with one thing to do and a way to leave it.
function say(notice, words, action, act) {
  const text = document.createElement("p");
  text.textContent = words;
  const go = document.createElement("button");
  go.className = "button button--small button--primary";
  go.type = "button";
  go.textContent = action;
  go.addEventListener("click", act);
  const later = document.createElement("button");
  later.className = "button button--small";
  later.type = "button";
  later.textContent = t("Later");
  later.addEventListener("click", () => notice.replaceChildren());
  notice.replaceChildren(text, go, later);
}
