/// What pages do beyond what they can without script: nothing that cannot be done without it.
enum PageScript {
  /// The whole of it.
  static let text = """
    "use strict";
    // A text is copied to cite it.
    for (const button of document.querySelectorAll("button[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = button.dataset.done;
      });
    }
    // A page on a wall renews itself, quietly, where something was recorded.
    const renew = Number(document.body.dataset.renew);
    if (renew > 0) {
      let tag = "";
      setInterval(async () => {
        const headers = tag ? {"If-None-Match": tag} : {};
        const answer = await fetch(location.href, {headers, cache: "no-store"}).catch(() => null);
        if (!answer || answer.status !== 200) return;
        const known = tag;
        tag = answer.headers.get("ETag") || "";
        if (!known) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const name of ["main", ".point"]) {
          const [old, made] = [document.querySelector(name), page.querySelector(name)];
          if (old && made) old.replaceWith(made);
        }
      }, renew * 1000);
    }
    // The two times are moved by mouse, touch and arrow keys; the page follows when they come to rest.
    const day = 86400000;
    const written = (text) => new Intl.DateTimeFormat(document.documentElement.lang === "de" ? "de-DE" : "en-CA",
      {timeZone: "UTC", year: "numeric", month: "2-digit", day: "2-digit"}).format(new Date(text));
    for (const rail of document.querySelectorAll("g.rail")) {
      const hand = rail.querySelector(".hand");
      if (!hand) continue;
      const [first, last] = [Date.parse(rail.dataset.first), Date.parse(rail.dataset.last)];
      const [left, right] = [Number(rail.dataset.left), Number(rail.dataset.right)];
      const input = document.getElementById("point-" + rail.dataset.axis);
      const says = document.querySelector(".point .says");
      let now = Date.parse(input.dataset.now), timer = 0, start = now;
      hand.setAttribute("tabindex", "0");
      hand.setAttribute("role", "slider");
      hand.setAttribute("aria-label", input.labels[0].textContent);
      hand.setAttribute("aria-valuemin", "0");
      hand.setAttribute("aria-valuemax", String(Math.round((last - first) / day)));
      const tell = () => {
        hand.setAttribute("aria-valuenow", String(Math.round((now - first) / day)));
        hand.setAttribute("aria-valuetext", written(now));
      };
      const move = (to) => {
        now = Math.min(Math.max(to, first), last);
        hand.setAttribute("transform", `translate(${(now - start) / (last - first) * (right - left)} 0)`);
        says.textContent = input.labels[0].textContent + ": " + written(now);
        tell();
      };
      const go = () => {
        if (now === Date.parse(input.dataset.now)) return;
        const address = new URL(location.href);
        address.searchParams.set(rail.dataset.axis, new Date(now).toISOString().slice(0, 10));
        location.assign(address);
      };
      hand.addEventListener("keydown", (event) => {
        const steps = {ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -91, PageUp: 91};
        clearTimeout(timer);
        if (event.key === "Enter") return go();
        if (!(event.key in steps)) return;
        event.preventDefault();
        move(now + steps[event.key] * day);
        timer = setTimeout(go, 1500);
      });
      hand.addEventListener("pointerdown", (event) => {
        hand.setPointerCapture(event.pointerId);
        const box = rail.ownerSVGElement;
        const drag = (event) => {
          const scale = box.viewBox.baseVal.width / box.getBoundingClientRect().width;
          const x = (event.clientX - box.getBoundingClientRect().left) * scale;
          move(first + Math.round((x - left) / (right - left) * (last - first) / day) * day);
        };
        hand.addEventListener("pointermove", drag);
        hand.addEventListener("pointerup", () => { hand.removeEventListener("pointermove", drag); go(); }, {once: true});
      });
      tell();
    }

    """
}
