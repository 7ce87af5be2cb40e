import { useSyncExternalStore } from "react";
import { ApiError, api } from "@/kernel/api/client";
import type { ExportJob, Filter, JobState } from "@/kernel/api/types";

/** A piece of long work this window started; it goes on when one leaves the page. */
export interface Job {
  id: string;
  kind: "export" | "import" | "handOver";
  title: string;
  state: JobState["state"];
  done: number;
  total: number;
  error?: string;
  /** Where the result can be fetched once it is done. */
  file?: string;
  /** The page that tells more about it. */
  page?: string;
}

type Progress = Pick<ExportJob, "state" | "done" | "total" | "error">;

interface ExportRequest {
  object: string;
  title: string;
  format: "csv" | "xlsx";
  query: { search?: string; filter?: Filter; sort?: string[] };
  fields?: string[];
}

let jobs: readonly Job[] = [];
const listeners = new Set<() => void>();
const pollEvery = 1500;

function change(next: readonly Job[]): void {
  jobs = next;
  for (const listener of listeners) {
    listener();
  }
}

/** Adds a job to the tray or changes the one with its id. */
export function putJob(job: Job): void {
  change(
    jobs.some((other) => other.id === job.id)
      ? jobs.map((other) => (other.id === job.id ? job : other))
      : [...jobs, job],
  );
}

export function dismissJob(id: string): void {
  change(jobs.filter((job) => job.id !== id));
}

/** Takes over what the live connection says about a job this window knows. */
export function heardOfJob({ id, state, done, total }: JobState): void {
  const known = jobs.find((job) => job.id === id);
  if (known) {
    putJob({ ...known, state, done, total: total ?? 0 });
  }
}

export function useJobs(): readonly Job[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => jobs,
  );
}

const fileOf = (id: string) => `/api/exports/${id}/file`;

/**
 * Saves the file of an export that has ended, whichever window asked for it.
 * @param reason What to say of one that failed without a reason of its own.
 * @throws {ApiError} when there is none, or none any more.
 */
export async function fetchExport(id: string, reason: string): Promise<void> {
  const { state, error } = await api.get<ExportJob>(`/api/exports/${id}`);
  if (state !== "done") {
    throw new ApiError({ status: 422, detail: error ?? reason });
  }

  const link = document.createElement("a");
  link.href = fileOf(id);
  link.download = "";
  link.click();
}

/** Takes up one's exports that were under way when the page was left: an approval may take days. */
export async function resumeExports(title: (object: string) => string): Promise<void> {
  const { items } = await api.get<{ items: ExportJob[] }>("/api/exports");
  for (const { id, object, state } of items) {
    const open = state === "queued" || state === "running" || state === "awaitingApproval";
    if (open && !jobs.some((job) => job.id === id)) {
      const job: Job = { id, kind: "export", title: title(object), state, done: 0, total: 0 };
      putJob(job);
      void follow(job);
    }
  }
}

async function follow(job: Job): Promise<void> {
  // Whoever dismissed it does not want it back.
  if (!jobs.some((other) => other.id === job.id)) {
    return;
  }

  try {
    const { state, done, total, error } = await api.get<ExportJob>(`/api/exports/${job.id}`);
    const next: Job = {
      ...job,
      state,
      done,
      total: total ?? 0,
      error: error ?? undefined,
      file: state === "done" ? fileOf(job.id) : undefined,
    };
    putJob(next);
    if (state === "queued" || state === "running") {
      window.setTimeout(() => void follow(next), pollEvery);
    } else if (state === "awaitingApproval") {
      // Somebody has to decide first; nobody sits and waits for that.
      window.setTimeout(() => void follow(next), pollEvery * 10);
    }
  } catch {
    // Not knowing is not failing: the work goes on at the server, so ask again.
    window.setTimeout(() => void follow(job), pollEvery * 4);
  }
}

/** Shows an import that was started in the tray, until it is over or dismissed. */
export function followImport(id: string, title: string): void {
  followAt(
    { id, kind: "import", title, state: "queued", done: 0, total: 0, page: `/imports/${id}` },
    `/api/imports/${id}`,
  );
}

/** Shows a hand-over that was started, likewise. */
export function followHandOver(id: string, title: string, user: string): void {
  followAt(
    { id, kind: "handOver", title, state: "queued", done: 0, total: 0, page: `/users/${user}` },
    `/api/handOvers/${id}`,
  );
}

function followAt(job: Job, address: string): void {
  putJob(job);
  const ask = async () => {
    const known = jobs.find((other) => other.id === job.id);
    if (!known) {
      return;
    }

    // Not knowing is not failing: the work goes on at the server, so ask again.
    const now = await api.get<Progress>(address).catch(() => known);
    const { state, done, total } = now;
    putJob({ ...known, state, done, total: total ?? 0, error: now.error ?? undefined });
    if (state === "queued" || state === "running") {
      window.setTimeout(() => void ask(), pollEvery);
    }
  };
  void ask();
}

/** Starts an export and keeps the tray informed. */
export async function startExport({ title, ...body }: ExportRequest): Promise<void> {
  const waiting: Job = { id: `starting-${Date.now()}`, kind: "export", title, state: "queued", done: 0, total: 0 };
  putJob(waiting);
  try {
    const { id } = await api.post<{ id: string }>("/api/exports", body);
    dismissJob(waiting.id);
    const job = { ...waiting, id };
    putJob(job);
    await follow(job);
  } catch (error) {
    putJob({ ...waiting, state: "failed", error: error instanceof Error ? error.message : undefined });
  }
}
