import { describe, expect, it } from "vitest";
import { openedByAddress, passkeyFailure, wasCancelled } from "./webauthn";

describe("passkeys", () => {
  it.each(["127.0.0.1", "192.168.1.20", "[::1]"])("are not offered at the address %s", (host) => {
    expect(openedByAddress(host)).toBe(true);
  });

  it.each(["localhost", "crm.example.com", "10.example"])("are offered at the name %s", (host) => {
    expect(openedByAddress(host)).toBe(false);
  });

  it("tell why the browser refuses, and are silent when the person does", () => {
    expect(passkeyFailure(new DOMException("", "SecurityError"))).toBe("passkeys.failed.host");
    expect(passkeyFailure(new DOMException("", "InvalidStateError"))).toBe("passkeys.failed.known");
    expect(passkeyFailure(new DOMException("", "UnknownError"))).toBe("passkeys.failed.other");
    expect(wasCancelled(new DOMException("", "NotAllowedError"))).toBe(true);
  });
});
