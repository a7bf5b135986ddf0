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
    // A choice is taken at once.
    for (const choice of document.querySelectorAll("select[data-now]")) {
      choice.addEventListener("change", () => choice.form.requestSubmit());
    }

    """
}
