import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import type { ConsentInput, ConsentList } from "./consents";

/** Adds to the ledger of a person. */
export function useAddConsent(object: string, id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ConsentInput) => api.post<ConsentList>(`/api/${object}/${id}/consents`, input),
    onSuccess: (list) => client.setQueryData(keys.consents(object, id), list),
  });
}
