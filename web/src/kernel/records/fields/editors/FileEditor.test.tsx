import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "antd";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { beforeAll, expect, test, vi } from "vitest";
import type { Field, FieldFile, ObjectMeta } from "@/kernel/api/types";
import { toWrite } from "../values";
import { FileEditor } from "./FileEditor";

beforeAll(() => i18next.use(initReactI18next).init({ lng: "zh-CN", resources: {} }));

const field = { key: "custom.papers", type: "file", required: false, maxItems: 2 } as Field;
const meta = { key: "customers" } as ObjectMeta;
const first: FieldFile = { id: "1", name: "a.txt", size: 5, contentType: "text/plain", inline: false };

function show(value: unknown, onChange: (value: unknown) => void) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <FileEditor field={field} meta={meta} value={value} onChange={onChange} />
      </App>
    </QueryClientProvider>,
  );
}

test("a chosen file goes ahead of the record and joins the value", async () => {
  const sent = { ...first, id: "2", name: "b.txt" };
  const call = vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json(sent, { status: 201 }));
  const onChange = vi.fn();
  show([first], onChange);
  await userEvent.upload(screen.getByTestId("files-custom.papers"), new File(["hello"], "b.txt"));
  await waitFor(() => expect(onChange).toHaveBeenCalledWith([first, sent]));
  expect(call.mock.calls[0]?.[0]).toBe("/api/customers/files");
  call.mockRestore();
});

test("files are taken out one by one and written by their ids", async () => {
  const onChange = vi.fn();
  show([first], onChange);
  await userEvent.click(screen.getByRole("button", { name: "files.takeOut" }));
  expect(onChange).toHaveBeenCalledWith([]);
  expect(toWrite({ "custom.papers": [first], "custom.none": [] })).toEqual({ custom: { papers: ["1"], none: [] } });
});
