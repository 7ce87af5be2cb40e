import { afterEach, expect, test, vi } from "vitest";
import { api } from "./client";
import type { ObjectMeta } from "./types";
import { lookingAt } from "./viewAs";

afterEach(() => {
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

test("requests carry the token while one looks as a role, and only then", async () => {
  const sent: (string | undefined)[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    sent.push((init.headers as Record<string, string>)["X-View-As"]);
    return new Response("{}", { status: 200 });
  });
  await api.get("/api/meta");
  sessionStorage.setItem("trine.viewAs", "t");
  await api.get("/api/meta");
  expect(sent).toEqual([undefined, "t"]);
});

test("no button offers what is refused while one looks as a role", () => {
  const can = { create: true, read: true, update: true, delete: true, export: true, import: true, transfer: true };
  const meta = { can, fields: [{ key: "name", can: { read: true, update: true } }] } as unknown as ObjectMeta;
  expect(lookingAt(meta)).toBe(meta);
  sessionStorage.setItem("trine.viewAs", "t");
  expect(Object.entries(lookingAt(meta).can).filter(([, may]) => may)).toEqual([["read", true]]);
  expect(lookingAt(meta).fields[0]?.can.update).toBe(false);
});
