import type { AuditItem, AuditTopic } from "@/kernel/api/audit";

/** In the order they are offered, with the colour of their label. */
export const topics: readonly { key: AuditTopic; color: string }[] = [
  { key: "signIn", color: "blue" },
  { key: "account", color: "geekblue" },
  { key: "administration", color: "purple" },
  { key: "transfer", color: "orange" },
  { key: "reveal", color: "gold" },
  { key: "bulkView", color: "red" },
  { key: "privacy", color: "cyan" },
  { key: "audit", color: "default" },
];

export function colorOf(topic: AuditTopic): string {
  return topics.find((one) => one.key === topic)?.color ?? "default";
}

/** Attempts to sign in that failed: somebody did it, but nobody knows who. */
const attempts = ["signInFailed", "locked", "twoFactorFailed"];

/** Whether an entry without a person is of somebody who had not signed in, not of the product itself. */
export function nobodyKnown(item: AuditItem): boolean {
  return attempts.includes(item.event);
}
