type Words = { text: string; again: string };

/**
 * Keeps what was typed in a form that found the house shut (503): the page stays as it is and says so, until whoever typed has
 * looked whether it arrived and sends it again, or goes elsewhere. Without this the page for errors would take the form's place.
 * Nothing is sent again by itself: between "sent" and "answered" only a look tells whether it was kept.
 */
export function keepFormsWhenShut(words: Words): void {
  const ask = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    for (;;) {
      const answer = await ask(input, init);
      if (answer.status !== 503 || !isForm(input, init)) return answer;
      await sendAgain(words, init?.signal);
    }
  };
}

/** A form of ours that the router sends: to the address of its page, with `.data`. */
function isForm(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  const address = input instanceof Request ? input.url : String(input);
  const isOfPage = new URL(address, location.href).pathname.endsWith(".data");
  return isOfPage && init?.method?.toUpperCase() === "POST";
}

/** Says it at the foot of the page. Resolves when the button is pressed; rejects when the reader goes elsewhere. */
function sendAgain({ text, again }: Words, signal: AbortSignal | null | undefined): Promise<void> {
  const place = document.createElement("div");
  place.className = "toasts";
  place.setAttribute("role", "alert");
  const toast = place.appendChild(document.createElement("div"));
  toast.className = "toast";
  toast.appendChild(document.createElement("span")).textContent = text;
  const button = toast.appendChild(document.createElement("button"));
  button.className = "btn btn-3";
  button.type = "button";
  button.textContent = again;
  document.body.append(place);
  return new Promise<void>((resolve, reject) => {
    button.addEventListener("click", () => resolve());
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  }).finally(() => place.remove());
}
