import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App, Button } from "antd";
import { beforeAll, expect, test, vi } from "vitest";
import { ApiError } from "@/kernel/api/client";
import { startI18n } from "@/kernel/i18n";
import { useProof } from "./useProof";

type Send = (proof?: string) => Promise<string>;

function Ask({ send, done }: { send: Send; done: (result: string | undefined) => void }) {
  const prove = useProof();
  return <Button onClick={() => void prove(send).then(done)}>go</Button>;
}

async function ask(send: Send) {
  const done = vi.fn();
  const user = userEvent.setup();
  render(
    <App>
      <Ask send={send} done={done} />
    </App>,
  );
  await user.click(screen.getByText("go"));
  return { done, user };
}

beforeAll(() => startI18n("zh-CN"));

test("what needs no proof is sent at once", async () => {
  const { done } = await ask(() => Promise.resolve("made"));
  await expect.poll(() => done.mock.calls).toEqual([["made"]]);
  expect(screen.queryByText("请先确认是您本人")).toBeNull();
});

test("the person is asked until the proof is right, which goes along", async () => {
  const send = vi.fn((proof?: string) =>
    proof === "right"
      ? Promise.resolve("made")
      : Promise.reject(new ApiError({ status: 400, errors: { proof: [proof ? "not that" : "needed"] } })),
  );
  const { done, user } = await ask(send);
  await screen.findByLabelText("当前密码或验证码");
  const field = screen.getByLabelText("当前密码或验证码");
  await user.type(field, "left{Enter}");
  await screen.findByText("not that");
  expect(done).not.toHaveBeenCalled();
  await user.clear(field);
  await user.type(field, "right{Enter}");
  await expect.poll(() => done.mock.calls).toEqual([["made"]]);
  expect(send.mock.calls).toEqual([[], ["left"], ["right"]]);
});

test("who would rather not is left where he was", async () => {
  const { done, user } = await ask(() => Promise.reject(new ApiError({ status: 400, errors: { proof: ["needed"] } })));
  await screen.findByLabelText("当前密码或验证码");
  await user.click(screen.getByRole("button", { name: /close|关闭/i }));
  await expect.poll(() => done.mock.calls).toEqual([[undefined]]);
});
