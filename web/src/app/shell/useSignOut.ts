import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import { forgetViewAs } from "@/kernel/api/viewAs";
import { useFeedback } from "@/kernel/ui/feedback";
import { useGo } from "@/kernel/ui/navigation";

let leaving = false;

/** Whether the session ended because one signed out here: nobody need be told why. Asked once. */
export function leftByOneself(): boolean {
  const left = leaving;
  leaving = false;
  return left;
}

/** Ends the session of this browser. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const feedback = useFeedback();
  const go = useGo();
  return async () => {
    try {
      forgetViewAs();
      leaving = true;
      await api.delete("/api/session");
      client.clear();
      client.setQueryData(keys.session, null);
      go("/sign-in");
    } catch (error) {
      leaving = false;
      feedback.failed(error);
    }
  };
}
