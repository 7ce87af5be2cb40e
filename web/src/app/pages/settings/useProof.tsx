import { App } from "antd";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/kernel/api/client";
import { ProofForm } from "./ProofForm";

/**
 * Sends what only the owner of a signed-in browser may do. Some time after signing in the server asks for proof: then the
 * person is asked, and it is sent again with that. Undefined when he would rather not.
 */
export function useProof() {
  const { modal } = App.useApp();
  const { t } = useTranslation("identity");
  return async <T,>(send: (proof?: string) => Promise<T>): Promise<T | undefined> => {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiError && "proof" in error.errors)) {
        throw error;
      }
    }

    return new Promise<T | undefined>((resolve, reject) => {
      const window = modal.info({
        icon: null,
        title: t("proof.title"),
        footer: null,
        closable: true,
        mask: { closable: false },
        onCancel: () => resolve(undefined),
        content: (
          <ProofForm
            text={t("proof.text")}
            button={t("twoFactor.continue")}
            send={async (proof) => {
              try {
                resolve(await send(proof));
              } catch (error) {
                if (error instanceof ApiError && "proof" in error.errors) {
                  // The form shows it, and he tries again.
                  throw error;
                }

                reject(error);
              }

              window.destroy();
            }}
          />
        ),
      });
    });
  };
}
