import { afterEach, expect, test, vi } from "vitest";
import { api } from "./client";

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
