import type { NotificationItem } from "@/kernel/api/types";

const pages: Partial<Record<NotificationItem["event"], string>> = {
  signIn: "/settings/security",
  account: "/settings/security",
  approval: "/exports/approvals",
  erasure: "/settings/erasures",
  backup: "/settings/backups",
};

/** The page that shows what a notice is about; undefined when there is none. */
export function leadsTo({ event, object, recordId, job }: NotificationItem): string | undefined {
  if (object && recordId) {
    return `/${object}/${recordId}`;
  }

  if (event === "import" && job) {
    return `/imports/${job}`;
  }

  return event === "retention" && object ? `/${object}` : pages[event];
}
