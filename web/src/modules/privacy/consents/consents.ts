import { useQuery } from "@tanstack/react-query";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import type { components } from "@/kernel/api/schema";
import type { RecordData } from "@/kernel/api/types";

type Schemas = components["schemas"];

export type ConsentList = Schemas["ConsentList"];
export type ConsentState = ConsentList["states"][number];
export type ConsentEntry = ConsentList["entries"][number];
export type ConsentInput = Schemas["ConsentInput"];
export type Channel = ConsentState["channel"];

export const means = ["form", "paper", "phoneCall", "chat", "email", "inPerson", "import", "other"] as const;

/** A withdrawal may be of any of them, whatever was asked. */
export const everyChannel: Channel[] = ["email", "sms", "phone", "wechat", "post", "any"];

/** To what a person agreed. */
export function useConsents(object: string, id: string) {
  return useQuery({
    queryKey: keys.consents(object, id),
    queryFn: ({ signal }) => api.get<ConsentList>(`/api/${object}/${id}/consents`, signal),
  });
}

/** The channels by which a purpose may be agreed to: those it asks by, all where it asks by any, and the whole where it names none. */
export function channelsOf(purpose: RecordData | undefined): Channel[] {
  const asked = (purpose?.channels as Channel[] | undefined) ?? [];
  return asked.includes("any")
    ? everyChannel
    : asked.length === 0
      ? ["any"]
      : everyChannel.filter((one) => asked.includes(one));
}

/** States of one purpose together, in the order they came. */
export function byPurpose(states: ConsentState[]): { id: string; name: string; states: ConsentState[] }[] {
  const purposes = new Map<string, { id: string; name: string; states: ConsentState[] }>();
  for (const state of states) {
    const known = purposes.get(state.purpose.id) ?? {
      id: state.purpose.id,
      name: state.purpose.name ?? "",
      states: [],
    };
    known.states.push(state);
    purposes.set(state.purpose.id, known);
  }

  return [...purposes.values()];
}

/** Why somebody may or may not be reached: a consent that holds, one whose end is past, or a withdrawal. */
export function standing(state: ConsentState, entries: ConsentEntry[]): "granted" | "expired" | "withdrawn" {
  return state.granted
    ? "granted"
    : entries.find((entry) => entry.id === state.entry)?.decision === "granted"
      ? "expired"
      : "withdrawn";
}
