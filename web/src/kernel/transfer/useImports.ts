import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "@/kernel/api/client";
import { useLive } from "@/kernel/api/live";
import type { JobState } from "@/kernel/api/types";
import { type ImportJob, type ImportOptions, type ImportPreview, isUnderWay } from "./types";

const importKey = (id: string) => ["imports", id] as const;

export async function previewImport(file: File, object: string, encoding?: string): Promise<ImportPreview> {
  const form = new FormData();
  form.set("object", object);
  if (encoding) {
    form.set("encoding", encoding);
  }

  // The file last: the server knows what it is for before it comes.
  form.set("file", file, file.name);
  return api.post<ImportPreview>("/api/imports/preview", form);
}

export async function startImport(fileToken: string, object: string, options: ImportOptions): Promise<string> {
  const form = new FormData();
  form.set("object", object);
  form.set("options", JSON.stringify(options));
  form.set("fileToken", fileToken);
  return (await api.post<{ id: string }>("/api/imports", form)).id;
}

/** An import, followed while it is under way: told of by the live connection, asked for every second without it. */
export function useImport(id: string | undefined) {
  const client = useQueryClient();
  const heard = useCallback(
    (job: JobState) => {
      if (job.kind === "import" && job.id === id) {
        void client.invalidateQueries({ queryKey: importKey(job.id) });
      }
    },
    [client, id],
  );
  useLive("job", heard);
  return useQuery({
    queryKey: importKey(id ?? ""),
    enabled: id !== undefined,
    queryFn: ({ signal }) => api.get<ImportJob>(`/api/imports/${id}`, signal),
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data) ? false : 1000),
    staleTime: 0,
  });
}

export function useImports() {
  return useQuery({
    queryKey: ["imports"],
    queryFn: ({ signal }) => api.get<{ items: ImportJob[] }>("/api/imports", signal),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? 2000 : false),
  });
}

/** The lists of rows a finished import leaves: those it could not take, and those worth a second look. */
export type Report = "rejected" | "warnings";

export function reportFile(id: string, kind: Report): string {
  return `/api/imports/${id}/${kind}`;
}

/** Characters of a list that are read to show its beginning; it may be as long as the file was. */
const enough = 100_000;

export function useReport(job: ImportJob, kind: Report, exists: boolean) {
  return useQuery({
    queryKey: [...importKey(job.id), kind],
    enabled: exists && !isUnderWay(job),
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const answer = await fetch(reportFile(job.id, kind), { signal, credentials: "same-origin" });
      if (!answer.ok || !answer.body) {
        return "";
      }

      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        text += part.value;
        if (text.length > enough) {
          await reader.cancel();
          break;
        }
      }

      return text;
    },
  });
}
