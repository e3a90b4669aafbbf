(() => {
  let given = null;
  const root = document.documentElement;
  let frame = null, ready = false, awaited = false, speaker = null;

  // The page and its words stand at the end of the document, and are read when they are needed.
  const whole = new Promise((then) => addEventListener("DOMContentLoaded", then));
  const page = () => (given ||= JSON.parse(document.getElementById("page").textContent));
  const current = () => Reveal.getCurrentSlide();
  const send = (type, data) => frame.contentWindow.postMessage({ ns: "conceptgraph", v: 1, type, data }, "*");

  // One live page for all steps: the deck tells it which step to show, so it moves from one to the next.
  function mount(slide) {
    frame = document.createElement("iframe");
    frame.id = "live";
    frame.title = document.title;
    frame.name = "#" + slide.dataset.state;
    frame.setAttribute("sandbox", page().sandbox);
    frame.srcdoc = page().html;
    document.body.append(frame);
  }

  // The still picture is seen first: a page that loads before it is painted would hold it up.
  function mountSoon() {
    if (awaited) return;
    awaited = true;
    requestAnimationFrame(() => setTimeout(() => whole.then(() => {
      awaited = false;
      const slide = current();
      if (!frame && isLive(slide)) mount(slide);
      follow();
    })));
  }

  const isLive = (slide) => Boolean(slide && slide.dataset.message) && !Reveal.isOverview() && !Reveal.isPaused();

  // It stands over the slide's picture, unscaled, so that it is as sharp as the screen; its bar lies above that.
  function place(slide) {
    const { left, top, width, height, bottom } = slide.querySelector(".picture").getBoundingClientRect();
    const bar = width > page().phone ? 52 : 92;
    const caption = slide.querySelector(".caption");
    const captioned = caption && caption.offsetHeight ? Math.max(0, bottom - caption.getBoundingClientRect().top) : 0;
    Object.assign(frame.style, { left: left + "px", top: top - bar + "px", width: width + "px", height: height + bar + "px" });
    frame.style.setProperty("--bar", bar + "px");
    frame.style.setProperty("--captioned", captioned + "px");
  }

  function follow() {
    const slide = current();
    const live = isLive(slide);
    // The picture of an answer ends where its words begin.
    const caption = slide && slide.querySelector(".caption");
    if (caption) slide.style.setProperty("--words", caption.offsetHeight + "px");
    if (live && !frame) mountSoon();
    if (live && frame) {
      place(slide);
      const answer = slide.querySelector(".answer.visible");
      if (ready) send(...JSON.parse((answer || slide).dataset.message));
    }
    if (frame) frame.classList.toggle("shown", live && ready);
    root.classList.toggle("live", live && ready);
    tell();
  }

  // The live page moves by itself; where only still pictures are seen, what both show glides from one to the next.
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const GLIDE = { duration: 450, easing: "ease-in-out" };

  const pictureOf = (slide) =>
    slide && ((slide.querySelector(".answer.visible") && slide.querySelector(".picture.lit")) || slide.querySelector(".picture"));

  function places(picture) {
    const around = picture.getBoundingClientRect(), found = new Map();
    for (const part of picture.querySelectorAll("[data-concept], [data-words]")) {
      const { left, top, width, height } = part.getBoundingClientRect();
      if (width) found.set(part.dataset.concept || " " + part.dataset.words, { part, x: left - around.left, y: top - around.top, width, height });
    }
    return found;
  }

  function glide({ previousSlide, currentSlide }) {
    const [from, to] = [previousSlide, currentSlide].map(pictureOf);
    if (!from || !to || still.matches || root.classList.contains("live") || Reveal.isOverview()) return;
    const before = places(from), scale = to.firstElementChild.getScreenCTM().a;
    for (const part of to.querySelectorAll("[data-effect]")) part.animate({ opacity: [0, 0, getComputedStyle(part).opacity] }, GLIDE);
    for (const [name, now] of places(to)) {
      const was = before.get(name);
      if (!was) {
        now.part.animate({ opacity: [0, getComputedStyle(now.part).opacity] }, GLIDE);
        continue;
      }
      const moved = `translate(${(was.x - now.x) / scale}px, ${(was.y - now.y) / scale}px)`;
      Object.assign(now.part.style, { transformBox: "fill-box", transformOrigin: "0 0" });
      now.part.animate({ transform: [`${moved} scale(${was.width / now.width}, ${was.height / now.height})`, "none"] }, GLIDE);
    }
  }

  function notesOf(slide) {
    const notes = slide && slide.querySelector("aside.notes");
    return notes ? notes.textContent.trim() : "";
  }

  function titleOf(slide) {
    const title = slide && slide.querySelector("h1, h2");
    return title ? title.textContent : "";
  }

  // What the speaker reads stands in a window of its own: this step, its notes, the next step, a clock.
  function openSpeaker() {
    speaker = window.open("", "conceptgraph-speaker", "width=760,height=560");
    if (!speaker) return;
    speaker.document.title = document.title;
    speaker.document.body.replaceChildren();
    Object.assign(speaker.document.body.style, { font: "22px/1.4 sans-serif", margin: "24px" });
    for (const id of ["clock", "title", "next", "notes"]) {
      const part = speaker.document.createElement(id === "title" ? "h2" : "p");
      part.id = id;
      part.style.whiteSpace = "pre-line";
      if (id === "next") part.style.color = "GrayText";
      speaker.document.body.append(part);
    }
    const began = Date.now();
    const tick = () => {
      if (!speaker || speaker.closed) return;
      const seconds = Math.floor((Date.now() - began) / 1000);
      const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      speaker.document.getElementById("clock").textContent = clock;
      setTimeout(tick, 500);
    };
    tick();
    speaker.addEventListener("keydown", ({ key }) => {
      if (["ArrowRight", "PageDown", " "].includes(key)) Reveal.next();
      if (["ArrowLeft", "PageUp"].includes(key)) Reveal.prev();
    });
    tell();
  }

  function tell() {
    if (!speaker || speaker.closed) return;
    const slides = Reveal.getSlides(), at = slides.indexOf(current());
    const part = (id) => speaker.document.getElementById(id);
    part("title").textContent = titleOf(slides[at]);
    part("notes").textContent = notesOf(slides[at]);
    part("next").textContent = at + 1 < slides.length ? `${page().next}: ${titleOf(slides[at + 1])}` : "";
  }

  addEventListener("message", ({ data, source }) => {
    if (!frame || source !== frame.contentWindow || !data || data.ns !== "conceptgraph") return;
    if (data.type === "ready") {
      ready = true;
      follow();
    }
    if (data.type === "key" && data.data.key === "PageDown") Reveal.next();
    if (data.type === "key" && data.data.key === "PageUp") Reveal.prev();
  });

  // A slide lies, or on a telephone stands.
  const sizes = () => {
    const upright = innerHeight > 1.2 * innerWidth;
    root.classList.toggle("upright", upright);
    const height = upright ? Math.min(1600, Math.round((720 * innerHeight) / innerWidth)) : 720;
    root.style.setProperty("--high", `${height}px`);
    return { width: upright ? 720 : 1280, height };
  };

  Reveal.initialize({
    ...sizes(), margin: 0, center: false, hash: true, transition: "none", backgroundTransition: "none",
    scrollActivationWidth: 0, controls: false, progress: true, showNotes: false, pdfSeparateFragments: false,
    keyboard: {
      67: () => { root.classList.toggle("captions"); follow(); },
      83: openSpeaker,
    },
  }).then(() => {
    for (const event of ["slidechanged", "fragmentshown", "fragmenthidden", "resize", "overviewshown", "overviewhidden", "paused", "resumed"]) Reveal.on(event, follow);
    addEventListener("resize", () => {
      const { width, height } = sizes(), before = Reveal.getConfig();
      if (before.width !== width || before.height !== height) Reveal.configure({ width, height });
      requestAnimationFrame(follow);
    });
    Reveal.on("slidechanged", glide);
    follow();
  });
})();
