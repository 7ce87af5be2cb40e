// Takes the pictures of the manual (both languages) and of the README from the product itself, with its demo data:
//   ./trine serve --demo --data "$(mktemp -d)" --urls http://127.0.0.1:5390 &
//   (cd web && npm run screenshots -- http://127.0.0.1:5390)
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const address = process.argv[2] ?? "http://127.0.0.1:5080";
const most = 150 * 1024;
const root = new URL("../../", import.meta.url);
const readme = new URL("docs/images/", root);

/** Every picture: its name, the page, and what is done there first. `words` are the interface's in the language at hand. */
const pictures = [
  ["list", () => "/customers"],
  [
    "filter",
    () => "/customers",
    async ({ page, words }) => {
      await page.getByRole("button", { name: words.filter, exact: true }).click();
      await page.getByRole("option").first().waitFor({ state: "attached" });
    },
  ],
  ["customer", ({ customer }) => `/customers/${customer.id}`],
  [
    "duplicate",
    () => "/customers",
    async ({ page, words, customer }) => {
      await page.getByRole("button", { name: words.newCustomer, exact: true }).click();
      await page.getByLabel(words.customerName, { exact: true }).fill(customer.name.slice(0, 8));
      await page.getByLabel(words.phone, { exact: true }).fill(customer.phone);
      await page.getByText(words.already).waitFor();
    },
  ],
  [
    "convert",
    ({ lead }) => `/leads/${lead.id}`,
    async ({ page, words }) => {
      await page.getByRole("button", { name: words.convert, exact: true }).click();
      await page.getByRole("checkbox").first().waitFor();
    },
  ],
  [
    "followup",
    ({ customer }) => `/customers/${customer.id}`,
    async ({ page, words }) => {
      await page.getByPlaceholder(words.write).fill(words.wrote);
      await page.getByRole("button", { name: words.tomorrow, exact: true }).click();
    },
  ],
  ["roles", ({ role }) => `/roles/${role.id}`],
  ["board", () => "/opportunities?as=board"],
  ["order", ({ order }) => `/orders/${order.id}`],
  [
    "calendar",
    () => "/calendar",
    async ({ page, words }) => {
      await page.getByRole("main").getByText(words.week, { exact: true }).click();
    },
  ],
  [
    "import",
    () => "/imports/new?object=customers",
    async ({ page, words }) => {
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: words.file, mimeType: "text/csv", buffer: Buffer.from(words.csv) });
      await page.getByRole("button", { name: words.next, exact: true }).waitFor();
    },
  ],
  [
    "search",
    () => "/",
    async ({ page }) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").fill("kj");
      await page.getByRole("option").nth(3).waitFor();
    },
  ],
  [
    "history",
    ({ changed }) => `/customers/${changed.id}`,
    async ({ page, words }) => {
      await page.getByRole("button", { name: words.history, exact: true }).click();
      await page.getByRole("slider").press("ArrowLeft");
      await page.getByRole("slider").press("ArrowLeft");
      await page.getByText(words.readOnly).waitFor();
    },
  ],
  ["settings", () => "/settings/profile"],
];

const languages = {
  "zh-CN": {
    filter: "筛选",
    newCustomer: "新建客户",
    customerName: "客户名称",
    phone: "电话",
    already: /可能已经有了/,
    convert: "转为客户",
    write: /写下这次跟进/,
    wrote: "对方认可方案，约下周到厂里看样机",
    tomorrow: "明天",
    week: "周",
    next: "下一步",
    history: "修改历史",
    readOnly: /只读/,
    file: "客户名单.csv",
    csv: "客户名称,电话,详细地址\n晨曦灯饰有限公司,13655550001,古镇大道 1 号\n晨曦五金有限公司,13655550002,古镇大道 2 号\n",
  },
  "en-US": {
    filter: "Filter",
    newCustomer: "New customer",
    customerName: "Name",
    phone: "Phone",
    already: /already/i,
    convert: "Convert",
    write: /Write down this follow-up/,
    wrote: "They like the proposal and will see the machine next week",
    tomorrow: "Tomorrow",
    week: "Week",
    next: "Next",
    history: "History",
    readOnly: /read-only|read only/i,
    file: "customers.csv",
    csv: "Name,Phone,Address\nMorning Lamps Ltd,13655550001,1 Lamp Road\nMorning Tools Ltd,13655550002,2 Lamp Road\n",
  },
};

/** Which pictures the README shows as well, in Chinese or English. */
const shown = { list: "customers", customer: "customer", board: "board" };

const browser = await chromium.launch({
  executablePath: process.env.TRINE_TEST_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

for (const [language, words] of Object.entries(languages)) {
  const context = await browser.newContext({
    baseURL: address,
    locale: language,
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
  });
  const signIn = await context.request.post("/api/session", {
    data: { email: "demo@trine.example", password: "trine-demo" },
  });
  if (!signIn.ok()) {
    throw new Error(`${address} lets nobody in: is the demo data there? ${await signIn.text()}`);
  }

  const records = await subjects(context.request);
  const folder = new URL(`web/public/help/${language}/`, root);
  for (const [name, path, act] of pictures) {
    const page = await context.newPage();
    await page.goto(path(records));
    await settled(page);
    await act?.({ page, words, ...records });
    await settled(page);
    const picture = await webp(page);
    save(new URL(`${name}.webp`, folder), picture);
    if (shown[name]) {
      save(new URL(`${shown[name]}.${language}.webp`, readme), picture);
    }

    await page.close();
  }

  await context.close();
}

await browser.close();

/** The records the pictures are of: rich ones, so that a reader sees what a page is for. */
async function subjects(request) {
  const one = async (object, query) =>
    (await (await request.post(`/api/${object}/query`, { data: { limit: 50, ...query } })).json()).items;
  const phoned = { field: "phone", op: "notEmpty" };
  const open = await one("opportunities", { filter: { field: "state", op: "eq", value: "open" }, sort: ["-amount"] });
  const customers = await one("customers", { filter: phoned });
  const customer = customers.find(({ id }) => open.some((deal) => deal.customer.id === id)) ?? customers[0];
  const [lead] = await one("leads", {
    filter: {
      and: [
        { field: "status", op: "eq", value: "qualified" },
        { field: "company", op: "notEmpty" },
      ],
    },
  });
  const [order] = await one("orders", { sort: ["-total"] });
  const [role] = await one("roles", { filter: { field: "code", op: "eq", value: "salesRep" } });
  const changed = customers.at(-1);
  // Once is enough for both languages.
  for (const level of changed.version > 1 ? [] : ["b", "a"]) {
    const { version } = await (await request.get(`/api/customers/${changed.id}`)).json();
    await request.patch(`/api/customers/${changed.id}`, { data: { version, level } });
  }

  return { customer, lead, order, role, changed };
}

async function settled(page) {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(
    () => document.querySelector("main") && !document.querySelector(".ant-skeleton, .ant-spin-spinning"),
  );
  // Nothing half faded in.
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter((one) => one.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.all([document.fonts.ready, ...moving.map((one) => one.finished.catch(() => undefined))]);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

/** Chromium itself writes WebP, through its debugger only. */
async function webp(page) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 82 });
  return Buffer.from(data, "base64");
}

function save(url, picture) {
  if (picture.length > most) {
    throw new Error(`${url.pathname} would be ${picture.length} bytes; a picture has at most ${most}.`);
  }

  mkdirSync(new URL(".", url), { recursive: true });
  writeFileSync(url, picture);
  console.log(`${fileURLToPath(url).slice(fileURLToPath(root).length)} ${Math.round(picture.length / 1024)} kB`);
}
