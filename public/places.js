// Leads a visitor who goes back, forward or reloads to where they were. A browser looks for the place before the page is
// drawn again; here it is looked for once the page is high enough. In a frame it is the page around that scrolls.

/** How long scrolling rests before the place is noted, in milliseconds: browsers limit how often that can be done. */
const REST = 300;
/** How long a page may take to be high enough, and how long it is held in place while it settles, in milliseconds. */
const PATIENCE = 5_000;
const SETTLING = 400;

// Where the visitor is, as of the last frame: a page that is taken away takes the place with it.
let top = scrollY;
let resting;
let searches = 0;
let isSearching = false;

function note() {
  clearTimeout(resting);
  if (!isSearching) history.replaceState({ ...history.state, top }, "");
}

function seek(place) {
  clearTimeout(resting);
  top = place;
  searches += 1;
  isSearching = true;
  const [search, begin] = [searches, performance.now()];
  let found;
  const look = (now) => {
    if (!isSearching || search !== searches) return;
    const room = document.documentElement.scrollHeight - innerHeight;
    if (!found && (room >= place || now - begin > PATIENCE)) found = now;
    if (found && Math.abs(scrollY - Math.min(place, room)) > 1) scrollTo({ top: place, behavior: "instant" });
    isSearching = !found || now - found < SETTLING;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

history.scrollRestoration = "manual";
addEventListener("scroll", () => {
  top = scrollY;
  clearTimeout(resting);
  resting = setTimeout(note, REST);
});
addEventListener("pagehide", note);
addEventListener("popstate", ({ state }) => {
  // A link to a part of the page says so, too, and the browser goes there.
  if (state?.top !== undefined || !location.hash) seek(state?.top ?? 0);
});
// Whoever does something is where they want to be.
for (const deed of ["wheel", "touchstart", "pointerdown", "keydown"]) {
  addEventListener(deed, () => (isSearching = false), { capture: true, passive: true });
}
// Before a link's page takes the place of this one.
const push = history.pushState;
history.pushState = (...entry) => {
  note();
  top = 0;
  push.apply(history, entry);
};
if (history.state?.top) seek(history.state.top);
