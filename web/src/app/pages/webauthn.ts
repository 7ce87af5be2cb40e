import { api } from "@/kernel/api/client";

interface Ceremony {
  options: unknown;
  ticket: string;
}

/** Whether the page was opened by an IP address: browsers bind passkeys to the name of a host. */
export function openedByAddress(host = window.location.hostname): boolean {
  return /^\d+(\.\d+){3}$/.test(host) || host.startsWith("[");
}

/** Whether this browser can make and use passkeys here; only over HTTPS, or on the machine itself. */
export function knowsPasskeys(): boolean {
  return (
    !openedByAddress() &&
    typeof PublicKeyCredential !== "undefined" &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function" &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function"
  );
}

/** The person closed the browser's window, or took too long: nothing to complain of. */
export function wasCancelled(error: unknown): boolean {
  return error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "AbortError");
}

/** What went wrong in the browser, as a key of our texts; it is no fault of the network. */
export function passkeyFailure(error: DOMException) {
  return error.name === "SecurityError"
    ? ("passkeys.failed.host" as const)
    : error.name === "InvalidStateError"
      ? ("passkeys.failed.known" as const)
      : error.name === "NotSupportedError" || error.name === "ConstraintError"
        ? ("passkeys.failed.device" as const)
        : ("passkeys.failed.other" as const);
}

/** Has the browser make a passkey, and the server keep it. */
export async function addPasskey(name: string, proof?: string): Promise<void> {
  const { options, ticket } = await api.post<Ceremony>("/api/me/passkeys/options", { proof });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  await api.post("/api/me/passkeys", { ticket, credential: credential.toJSON(), name });
}

/** Has the browser show who the person is. */
export async function presentPasskey<T>(): Promise<T> {
  const { options, ticket } = await api.post<Ceremony>("/api/session/passkey/options");
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  return api.post<T>("/api/session/passkey", { ticket, credential: credential.toJSON() });
}
