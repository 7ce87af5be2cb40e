import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Button, Form, Input } from "antd";
import { expect, test } from "vitest";
import { ApiError } from "@/kernel/api/client";
import { useSubmit } from "./useSubmit";

function Plan({ answers }: { answers: (() => Promise<void>)[] }) {
  const [form] = Form.useForm();
  const { submit } = useSubmit(form);
  return (
    <Form form={form} onFinish={() => void submit(() => answers.shift()?.() ?? Promise.resolve())}>
      <Form.Item name="keep" label="keep">
        <Input />
      </Form.Item>
      <Form.Item name="folder" label="folder">
        <Input />
      </Form.Item>
      <Button htmlType="submit">save</Button>
    </Form>
  );
}

const refusal = () => Promise.reject(new ApiError({ status: 400, errors: { keep: ["too few"] } }));

test("what the server says of a field goes when the field changes", async () => {
  const user = userEvent.setup();
  render(<Plan answers={[refusal]} />);
  await user.click(screen.getByText("save"));
  expect(await screen.findByText("too few")).toBeTruthy();
  await user.type(screen.getByLabelText("folder"), "b");
  expect(screen.queryByText("too few")).not.toBeNull();
  await user.type(screen.getByLabelText("keep"), "7");
  await expect.poll(() => document.querySelector(".ant-form-item-has-error")).toBeNull();
});

test("what the server says of a field goes when the form is sent again", async () => {
  const user = userEvent.setup();
  render(<Plan answers={[refusal]} />);
  await user.click(screen.getByText("save"));
  expect(await screen.findByText("too few")).toBeTruthy();
  await user.click(screen.getByText("save"));
  await expect.poll(() => document.querySelector(".ant-form-item-has-error")).toBeNull();
});
