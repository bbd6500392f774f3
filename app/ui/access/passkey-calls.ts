import {
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";

/** What came of asking an authenticator: `cancelled` by the person or too late; `here` the browser makes none at this address. */
export type CallProblem = { problem: string; wait?: number; proof?: unknown };

/** Sends a form's fields to one of our addresses for scripts. */
async function send<T>(
  path: string,
  fields: FormData | Record<string, string>,
): Promise<T | CallProblem> {
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  try {
    const response = await fetch(path, {
      method: "POST",
      body,
      headers: { accept: "application/json" },
    });
    return (await response.json()) as T | CallProblem;
  } catch {
    return { problem: "network" };
  }
}

const isProblem = (answer: object): answer is CallProblem => "problem" in answer;

function problemOf(error: unknown): CallProblem {
  if (
    error instanceof WebAuthnError &&
    error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED"
  ) {
    return { problem: "exists" };
  }
  const name = error instanceof Error ? error.name : "";
  return { problem: name === "SecurityError" ? "here" : "cancelled" };
}

type Asked = { options: PublicKeyCredentialRequestOptionsJSON };

/**
 * Signs in with a passkey. @param inField offers it in the address field's list, and waits there until somebody picks one
 * @returns where to go on, or what hindered
 */
export async function signInWithPasskey(
  to: string,
  inField: boolean,
): Promise<{ to: string } | CallProblem> {
  const asked = await send<Asked>("/sign-in/passkey", { intent: "ask" });
  if (isProblem(asked)) return asked;
  try {
    const answer = await startAuthentication({
      optionsJSON: asked.options,
      useBrowserAutofill: inField,
    });
    return await send("/sign-in/passkey", { intent: "answer", to, answer: JSON.stringify(answer) });
  } catch (error) {
    return problemOf(error);
  }
}

/** Has somebody signed in prove who they are; the answer goes with the form of their deed. */
export async function proofByPasskey(): Promise<{ answer: string } | CallProblem> {
  const asked = await send<Asked>("/account/passkeys", { intent: "ask" });
  if (isProblem(asked)) return asked;
  try {
    return { answer: JSON.stringify(await startAuthentication({ optionsJSON: asked.options })) };
  } catch (error) {
    return problemOf(error);
  }
}

/** Has an authenticator make a passkey. @param form with its name, and the proof where one is asked for */
export async function makePasskey(form: FormData): Promise<Record<string, never> | CallProblem> {
  form.set("intent", "make");
  const asked = await send<{ options: PublicKeyCredentialCreationOptionsJSON }>(
    "/account/passkeys",
    form,
  );
  if (isProblem(asked)) return asked;
  try {
    const answer = await startRegistration({ optionsJSON: asked.options });
    form.set("intent", "add");
    form.set("answer", JSON.stringify(answer));
    return await send("/account/passkeys", form);
  } catch (error) {
    return problemOf(error);
  }
}
