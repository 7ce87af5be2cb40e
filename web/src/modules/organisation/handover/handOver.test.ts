import { expect, test } from "vitest";
import { type Holding, lacking, moving, type Plan, requestOf } from "./handOver";

const holding = (object: string, open: number, finished = 0): Holding => ({
  object,
  field: "owner",
  open,
  finished,
  beyond: 0,
  mayBeNobodys: true,
});
const items = [holding("customers", 12), holding("tasks", 3, 5), holding("leads", 2), holding("orders", 0, 4)];
const zhao = { id: "z", name: "赵" };
const qian = { id: "q", name: "钱" };

test("each kind goes where it is sent, and what stays is not named", () => {
  const plan: Plan = {
    person: zhao,
    disable: true,
    lines: {
      tasks: { choice: "other", person: qian, finished: true },
      leads: { choice: "nobody", person: null, finished: false },
    },
  };
  expect(requestOf(items, plan)).toEqual({
    to: { customers: "z", tasks: "q", leads: null },
    finished: ["tasks"],
    disable: true,
  });
  expect(items.map((item) => moving(item, plan))).toEqual([12, 8, 2, 0]);
});

test("nothing begins before it is said who takes over", () => {
  const plan: Plan = {
    person: null,
    disable: true,
    lines: { customers: { choice: "keep", person: null, finished: false } },
  };
  expect(lacking(items, plan).map((item) => item.object)).toEqual(["tasks", "leads"]);
  expect(lacking(items, { ...plan, person: zhao })).toEqual([]);
});
