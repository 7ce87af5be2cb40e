import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fetchExport, resumeExports } from "./jobs";

const answers: Record<string, unknown> = {};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async (path: string) => Response.json(answers[path] ?? {}));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("an export that has ended is fetched, one that failed says why", async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.pathname);
  });
  answers["/api/exports/a"] = { state: "done" };
  await fetchExport("a", "failed");
  expect(saved).toEqual(["/api/exports/a/file"]);

  answers["/api/exports/b"] = { state: "failed", error: null };
  await expect(fetchExport("b", "failed")).rejects.toThrow("failed");
  expect(saved).toHaveLength(1);
});

test("exports that wait for an approval are taken up again, those that ended are not", async () => {
  const asked = vi.spyOn(globalThis, "fetch");
  answers["/api/exports"] = {
    items: [
      { id: "c", object: "customers", state: "awaitingApproval" },
      { id: "d", object: "customers", state: "done" },
    ],
  };
  await resumeExports((object) => object);
  expect(asked.mock.calls.map(([path]) => path)).toEqual(["/api/exports", "/api/exports/c"]);
});
