"use strict";
(() => {
  const SPEED = "plainspoken-speed";
  const LEEWAY = 0.05;
  const RESTART = 2;
  const root = document.documentElement;
  const template = document.getElementById("the_controls");

  const kept = {
    get() { try { return sessionStorage.getItem(SPEED); } catch { return null; } },
    set(value) { try { sessionStorage.setItem(SPEED, value); } catch { /* a visit without memory */ } },
  };

  const readTimes = (text) => {
    const parts = text ? text.split(" ") : [];
    const found = [];
    for (let i = 0; i + 2 < parts.length; i += 3) {
      const element = document.getElementById(parts[i]);
      if (element) found.push({ element, start: Number(parts[i + 1]), end: Number(parts[i + 2]) });
    }
    return found;
  };

  const players = [...document.querySelectorAll("audio")].map((audio) => ({
    audio, box: audio.parentElement, said: readTimes(audio.dataset.said), frame: 0, wanted: 0,
  }));
  let active = null;
  let spoken = null;

  const indexAt = (player, time) => {
    let low = 0;
    let high = player.said.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (player.said[middle].start <= time + LEEWAY) low = middle + 1; else high = middle;
    }
    return low - 1;
  };

  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < window.innerHeight;
  };

  const isWhole = (element) => {
    const box = element.getBoundingClientRect();
    const covered = Number.parseFloat(getComputedStyle(root).scrollPaddingTop) || 0;
    return box.top >= covered && box.bottom <= window.innerHeight;
  };

  const show = (element) => {
    if (element === spoken) return;
    const follows = spoken !== null && isSeen(spoken);
    spoken?.classList.remove("spoken");
    spoken = element;
    if (!element) return;
    element.classList.add("spoken");
    if (follows && !isWhole(element)) element.scrollIntoView({ block: "center" });
  };

  const track = (player) => {
    if (player !== active) return;
    const entry = player.said[indexAt(player, player.audio.currentTime)];
    const last = entry && entry === player.said.at(-1);
    const over = last && player.audio.currentTime > entry.end + 1;
    show(entry && !over ? entry.element : null);
  };

  const follow = (player) => {
    track(player);
    player.frame = player.audio.paused ? 0 : requestAnimationFrame(() => follow(player));
  };

  const activate = (player) => {
    if (active === player) return;
    if (active) {
      active.audio.pause();
      active.box.classList.remove("active");
    }
    active = player;
    player.box.classList.add("active");
  };

  const seek = (player, time) => {
    activate(player);
    const { audio } = player;
    const end = Number.isFinite(audio.duration) ? audio.duration : Infinity;
    player.wanted = Math.min(Math.max(0, time), end);
    audio.currentTime = player.wanted;
    track(player);
  };

  const step = (player, by) => {
    const now = player.audio.currentTime;
    const index = indexAt(player, now);
    const stays = by < 0 && index >= 0 && now - player.said[index].start > RESTART;
    const entry = player.said[Math.max(0, stays ? index : index + by)];
    if (entry) seek(player, entry.start);
  };

  const play = (player) => player.audio.play().catch(() => { /* the player itself tells */ });

  // A server that cannot send a part of a file leaves no place to jump to: then all of it is kept.
  const keepWhole = async (player) => {
    const { audio } = player;
    const canSeek = audio.seekable.length > 0 && audio.seekable.end(0) > 0;
    if (canSeek || audio.src.startsWith("blob:") || !location.protocol.startsWith("http")) return;
    const plays = !audio.paused;
    audio.pause();
    try {
      const reply = await fetch(audio.src);
      audio.src = URL.createObjectURL(await reply.blob());
      audio.currentTime = player.wanted;
    } catch { /* it can be heard from its start */ }
    if (plays && active === player) play(player);
  };

  const setSpeed = (value) => {
    for (const { audio, speed } of players) {
      audio.defaultPlaybackRate = value;
      audio.playbackRate = value;
      speed.value = String(value);
    }
  };

  const actions = {
    back: (player) => seek(player, player.audio.currentTime - 10),
    ahead: (player) => seek(player, player.audio.currentTime + 10),
    before: (player) => step(player, -1),
    next: (player) => step(player, 1),
  };

  const equip = (player) => {
    const { audio } = player;
    const controls = template.content.firstElementChild.cloneNode(true);
    // A listener may meet a button in a list of them all: each says of which recording it is.
    const name = (control, words) => control.setAttribute("aria-label", `${words}, ${audio.dataset.title}`);
    for (const button of controls.querySelectorAll("button")) {
      const does = button.dataset.does;
      button.hidden = !player.said.length && (does === "before" || does === "next");
      button.addEventListener("click", () => actions[does](player));
      name(button, button.textContent);
    }
    player.speed = controls.querySelector("select");
    name(player.speed, controls.querySelector("label span").textContent);
    player.speed.addEventListener("change", () => {
      kept.set(player.speed.value);
      setSpeed(Number(player.speed.value));
    });
    audio.after(controls);
    audio.addEventListener("play", () => {
      activate(player);
      cancelAnimationFrame(player.frame);
      follow(player);
    });
    audio.addEventListener("loadedmetadata", () => keepWhole(player));
    audio.addEventListener("seeked", () => track(player));
  };

  const playerOf = (element) => {
    const says = (player) => player?.said.some((entry) => entry.element === element);
    if (says(active)) return active;
    const near = players.find((player) => player.box.closest(".chapter")?.contains(element));
    return says(near) ? near : players.find(says);
  };

  const playFrom = (event) => {
    const element = event.target.closest(".said");
    const selects = String(window.getSelection()).length > 0;
    if (!element || event.target.closest("a, summary") || selects) return;
    const player = playerOf(element);
    if (!player) return;
    seek(player, player.said.find((entry) => entry.element === element).start);
    show(element);
    play(player);
  };

  const startPlayers = () => {
    players.forEach(equip);
    const speeds = [...template.content.querySelectorAll("option")].map((option) => option.value);
    setSpeed(Number(speeds.includes(kept.get()) ? kept.get() : 1));
    if (!players.some((player) => player.said.length)) return;
    root.classList.add("can-play");
    for (const { said } of players) for (const { element } of said) element.classList.add("said");
    document.querySelector("main").addEventListener("click", playFrom);
    for (const hint of document.querySelectorAll(".hint")) hint.hidden = false;
  };

  const tellEdition = () => {
    const sheet = new URLSearchParams(location.search).get("e");
    const notice = document.getElementById("other_edition");
    if (!sheet || sheet === notice.dataset.edition) return;
    // A code on a sheet of a section leads there: the notice has to be in sight.
    document.getElementById(location.hash.slice(1))?.closest(".chapter")?.prepend(notice);
    notice.hidden = false;
  };

  const keepPlace = () => {
    const links = document.querySelectorAll("header a[hreflang]");
    const chapters = [...document.querySelectorAll(".chapter")];
    const place = () => {
      const last = chapters.findLast((each) => each.getBoundingClientRect().top < innerHeight / 2);
      for (const link of links) link.hash = last ? last.id : "";
    };
    for (const link of links) for (const name of ["focus", "pointerenter", "click"]) {
      link.addEventListener(name, place);
    }
  };

  if (players.length) startPlayers();
  tellEdition();
  keepPlace();
})();
