import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { beforeAll, expect, test, vi } from "vitest";
import type { ObjectMeta } from "@/kernel/api/types";
import { startI18n } from "@/kernel/i18n";
import { ExportDialog } from "./ExportDialog";
import type { ExportLimits } from "./types";

const meta = {
  key: "customers",
  pluralLabels: { "zh-CN": "客户", "en-US": "Customers" },
  fields: [{ key: "name", labels: { "zh-CN": "客户名称", "en-US": "Name" }, can: { read: true } }],
} as unknown as ObjectMeta;

function show(limits: ExportLimits) {
  vi.stubGlobal(
    "fetch",
    vi.fn(() => Promise.resolve(Response.json(limits))),
  );
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ExportDialog meta={meta} query={{}} columns={["name"]} close={() => undefined} />
    </QueryClientProvider>,
  );
}

const go = () => screen.getByRole<HTMLButtonElement>("button", { name: /导\s*出/ });

beforeAll(() => startI18n("zh-CN"));

test("what may still be exported today is said before one asks for more", async () => {
  show({ quota: 5000, left: 1200, approvalOver: 500, unapproved: 300 });
  await screen.findByText("今天还可以导出 1,200 条（每天 5,000 条，所有导出合计）。");
  screen.getByText("今天再导出超过 300 条需要审批（每天 500 条以内免审批）。");
  expect(go().disabled).toBe(false);
});

test("nothing is exported once the day's records are used up", async () => {
  show({ quota: 5000, left: 0, approvalOver: null, unapproved: null });
  await screen.findByText(/今天的导出额度已用完（每天 5,000 条）/);
  expect(go().disabled).toBe(true);
});

test("without limits there is nothing to say", async () => {
  show({ quota: null, left: null, approvalOver: null, unapproved: null });
  await expect.poll(() => vi.mocked(fetch).mock.calls.length).toBe(1);
  expect(screen.queryByRole("alert")).toBeNull();
  expect(go().disabled).toBe(false);
});
