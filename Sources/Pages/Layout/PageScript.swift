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
    // A choice is taken at once.
    for (const choice of document.querySelectorAll("select[data-now]")) {
      choice.addEventListener("change", () => choice.form.requestSubmit());
    }

    """
}
