import type { HubConnection } from "@microsoft/signalr";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { isOwnChange, refresh } from "./cache";
import { keys } from "./keys";
import type { JobState, NotificationItem } from "./types";
import { viewAsToken } from "./viewAs";

interface ChangedMessage {
  object: string;
  ids: string[];
  changeSet: string;
}

interface LiveEvents {
  notification: NotificationItem;
  changed: ChangedMessage;
  job: JobState;
}

type Listener<T> = (message: T) => void;
const listeners: { [K in keyof LiveEvents]: Set<Listener<LiveEvents[K]>> } = {
  notification: new Set(),
  changed: new Set(),
  job: new Set(),
};

function tell<K extends keyof LiveEvents>(event: K, message: LiveEvents[K]): void {
  for (const listener of listeners[event]) {
    listener(message);
  }
}

/** Calls back on each message of a kind while the component is shown. Give a stable callback. */
export function useLive<K extends keyof LiveEvents>(event: K, listener: Listener<LiveEvents[K]>): void {
  useEffect(() => {
    const set = listeners[event] as Set<Listener<LiveEvents[K]>>;
    set.add(listener);
    return () => {
      set.delete(listener);
    };
  }, [event, listener]);
}

/** Fetches again what others changed. Objects are gathered a moment, so that an import does not cause a storm. */
function gatherChanges(client: QueryClient): (message: ChangedMessage) => void {
  const objects = new Set<string>();
  let waiting = false;
  return (message) => {
    tell("changed", message);
    if (isOwnChange(message.changeSet)) {
      return;
    }

    objects.add(message.object);
    if (waiting) {
      return;
    }

    waiting = true;
    window.setTimeout(() => {
      waiting = false;
      for (const object of objects) {
        refresh(client, object);
      }

      objects.clear();
    }, 400);
  };
}

/** Keeps the live connection while someone is signed in. */
export function useLiveConnection(): void {
  const client = useQueryClient();
  useEffect(() => {
    // The line knows who is signed in, not as what he looks.
    if (viewAsToken()) {
      return;
    }

    let connection: HubConnection | undefined;
    let stopped = false;
    void import("@microsoft/signalr").then(async ({ HubConnectionBuilder, LogLevel }) => {
      if (stopped) {
        return;
      }

      connection = new HubConnectionBuilder()
        .withUrl("/hub")
        .withAutomaticReconnect({
          nextRetryDelayInMilliseconds: (retry) => Math.min(30_000, 1000 * 2 ** retry.previousRetryCount),
        })
        .configureLogging(LogLevel.None)
        .build();
      connection.on("notification", (item: NotificationItem) => {
        void client.invalidateQueries({ queryKey: keys.notifications });
        tell("notification", item);
      });
      connection.on("changed", gatherChanges(client));
      connection.on("job", (job: JobState) => tell("job", job));
      // What happened while the line was down is not told again.
      connection.onreconnected(() => void client.invalidateQueries());
      // Without the line pages still work: they fetch when shown. So a failure to connect is not an error to show.
      await connection.start().catch(() => undefined);
    });
    return () => {
      stopped = true;
      void connection?.stop();
    };
  }, [client]);
}
