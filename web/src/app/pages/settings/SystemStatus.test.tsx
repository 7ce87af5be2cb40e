import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test, vi } from "vitest";
import type { Status, StatusItem } from "@/kernel/api/status";
import { startI18n } from "@/kernel/i18n";
import { SystemStatus } from "./SystemStatus";

const well: StatusItem = { check: "disk", name: "磁盘", severity: "ok", text: "剩余 1,000 MB", todo: null };
const late: StatusItem = { check: "jobs", name: "任务", severity: "warning", text: "2 个导入失败", todo: "看各页" };
const open: StatusItem = {
  check: "keys",
  name: "密钥",
  severity: "problem",
  text: "其他用户可以读取",
  todo: "删除密钥",
};

function answer(...checks: StatusItem[]): Response {
  const at = new Date().toISOString();
  const body: Status = { checkedAt: at, server: { version: "0.1.0", startedAt: at, memory: 210_000_000 }, checks };
  return Response.json(body);
}

function show(...answers: Response[]) {
  const fetch = vi.fn(() => Promise.resolve(answers.shift() ?? answer(well)));
  vi.stubGlobal("fetch", fetch);
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <SystemStatus />
    </QueryClientProvider>,
  );
  return fetch;
}

beforeAll(() => startI18n("zh-CN"));

test("what needs somebody stands first, each with what to do", async () => {
  show(answer(well, late, open));
  expect((await screen.findByRole("status")).textContent).toBe("1 项需要处理，1 项需要留意");
  const groups = screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent);
  expect(groups).toEqual(["需要处理", "需要留意", "正常"]);
  const first = screen.getAllByRole("listitem")[0] as HTMLElement;
  within(first).getByText("密钥");
  within(first).getByText("删除密钥");
  expect(screen.getAllByText("处理办法")).toHaveLength(2);
  screen.getByText("210 MB");
});

test("it is looked at again when asked for", async () => {
  const fetch = show(answer(open));
  expect((await screen.findByRole("status")).textContent).toBe("1 项需要处理");
  await userEvent.click(screen.getByRole("button", { name: /重新检查/ }));
  await expect.poll(() => screen.getByRole("status").textContent).toBe("一切正常");
  expect(fetch).toHaveBeenCalledTimes(2);
});

test("whoever may not see it is told so", async () => {
  show(Response.json({ status: 403, title: "不允许", code: "forbidden" }, { status: 403 }));
  expect(await screen.findByRole("alert")).toBeTruthy();
  expect(screen.queryByRole("status")).toBeNull();
});
