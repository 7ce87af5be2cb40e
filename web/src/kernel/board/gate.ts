import { mayChange } from "@/kernel/access";
import { ApiError } from "@/kernel/api/client";
import type { Field, ObjectMeta } from "@/kernel/api/types";
import { fieldOf } from "@/kernel/records/fields/values";

/**
 * The fields a refused move asks for: those the server complains about that a person can fill in here.
 * Empty when it complains about anything else, for then asking would not help.
 * @param boardField The field the board is by; a complaint about it is a refusal, not a question.
 */
export function askedFields(error: unknown, meta: ObjectMeta, boardField: string): Field[] {
  if (!(error instanceof ApiError) || error.status !== 400) {
    return [];
  }

  const fields = Object.keys(error.errors).map((key) => fieldOf(meta, key));
  const answerable = fields.every((field) => field !== undefined && field.key !== boardField && mayChange(field));
  return answerable ? fields.filter((field): field is Field => field !== undefined) : [];
}

/** The asked fields, required now, each followed by what is usually told with it. */
export function questionsOf(asked: readonly Field[], meta: ObjectMeta, companions: Record<string, string[]>): Field[] {
  const keys = new Set(asked.map((field) => field.key));
  return asked.flatMap((field) => [
    { ...field, required: true },
    ...(companions[field.key] ?? [])
      .filter((key) => !keys.has(key))
      .map((key) => fieldOf(meta, key))
      .filter((companion): companion is Field => companion !== undefined),
  ]);
}
