import type { Problem } from "./types";
import { leaveViewAs, viewAsToken } from "./viewAs";

/** A refusal by the server, or a request that never reached it (`status` 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: Record<string, string[]>;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title ?? String(problem.status));
    this.name = "ApiError";
    this.status = problem.status;
    this.code = problem.code ?? (problem.status === 0 ? "network" : `http.${problem.status}`);
    this.detail = problem.detail ?? problem.title ?? "";
    this.errors = problem.errors ?? {};
    this.problem = problem;
  }

  /** True when trying again may help: no answer, or the server was busy. */
  get transient(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

let language = "zh-CN";

/** The language the server answers in from now on. */
export function setRequestLanguage(next: string): void {
  language = next;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface Options {
  body?: unknown;
  signal?: AbortSignal;
}

async function send(method: Method, path: string, { body, signal }: Options): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": language };
  const viewAs = viewAsToken();
  if (viewAs) {
    headers["X-View-As"] = viewAs;
  }

  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) {
    headers["Content-Type"] = "application/json";
  }

  try {
    return await fetch(path, {
      method,
      headers,
      credentials: "same-origin",
      body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      throw error;
    }

    throw new ApiError({ status: 0, code: "network" });
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return { ...((await response.json()) as Problem), status: response.status };
  } catch {
    // A proxy's error page instead of the server's: the status is all there is.
    return { status: response.status, title: response.statusText };
  }
}

/**
 * Sends one request and answers its JSON. Writes are never repeated: the caller cannot know whether the first arrived.
 * @throws {ApiError} on any answer but 2xx, and when no answer came.
 */
export async function request<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  const response = await send(method, path, options);
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.code === "viewAs.over") {
      // The hour is up, or the role is gone: back to being oneself.
      leaveViewAs();
    }

    throw new ApiError(problem);
  }

  if (response.status === 204 || response.headers.get("Content-Length") === "0") {
    return undefined as T;
  }

  return (await response.json()) as T;
}

export const api = {
  get: <T>(path: string, signal?: AbortSignal) => request<T>("GET", path, { signal }),
  post: <T>(path: string, body?: unknown, signal?: AbortSignal) => request<T>("POST", path, { body, signal }),
  put: <T>(path: string, body: unknown) => request<T>("PUT", path, { body }),
  patch: <T>(path: string, body: unknown) => request<T>("PATCH", path, { body }),
  delete: <T>(path: string) => request<T>("DELETE", path),
};

/** `?a=1&b=2` without the empty ones. */
export function queryString(values: Record<string, string | number | boolean | undefined | null>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== "") {
      search.set(key, String(value));
    }
  }

  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

/** One retry of a read, and only where the answer may differ the second time. */
export function retryRead(failures: number, error: unknown): boolean {
  return failures < 1 && error instanceof ApiError && error.transient;
}
