// Sessions and access tokens of the signed-in person.

import { useQuery } from "@tanstack/react-query";
import { api } from "./client";
import type { components } from "./schema";

type Schemas = components["schemas"];

/** A browser the person is signed in with. */
export type Device = Schemas["Device"];
/** What is known of an access token; the token itself is shown once. */
export type Token = Schemas["Token"];
export type NewToken = Schemas["TokenNewToken"];
/** How a user can sign in, for administrators. */
export type UserSignIn = Schemas["UserSignIn"];
/** A one-time link, to be given to whom it is for. */
export type NewLink = Schemas["UserSignInNewLink"];
export type OpenLink = Schemas["LinkOpenLink"];

export type SecondFactorState = Schemas["SecondFactorState"];
export type NewSecondFactor = Schemas["SecondFactorNewSecondFactor"];

/** A passkey of the signed-in person. */
export type Passkey = Schemas["PasskeyItem"];

/** What the sign-in page offers besides passwords. */
export type SsoOffer = Schemas["SsoSignInSsoOffer"];
export type SsoSetUp = Schemas["SsoSettingsSsoSetUp"];
export type SsoInput = Schemas["SsoSettingsSsoInput"];
export type ProviderFacts = Schemas["SsoSettingsProviderFacts"];

export const identityKeys = {
  devices: ["sessions"] as const,
  tokens: ["tokens"] as const,
  secondFactor: ["secondFactor"] as const,
  passkeys: ["passkeys"] as const,
  sso: ["sso"] as const,
};

export function useSecondFactor() {
  return useQuery({
    queryKey: identityKeys.secondFactor,
    queryFn: ({ signal }) => api.get<SecondFactorState>("/api/me/secondFactor", signal),
  });
}

export function useDevices() {
  return useQuery({
    queryKey: identityKeys.devices,
    queryFn: async ({ signal }) => (await api.get<{ items: Device[] }>("/api/sessions", signal)).items,
  });
}

export function useTokens() {
  return useQuery({
    queryKey: identityKeys.tokens,
    queryFn: async ({ signal }) => (await api.get<{ items: Token[] }>("/api/tokens", signal)).items,
  });
}

export function usePasskeys() {
  return useQuery({
    queryKey: identityKeys.passkeys,
    queryFn: async ({ signal }) => (await api.get<{ items: Passkey[] }>("/api/me/passkeys", signal)).items,
  });
}

export function useSsoOffer() {
  return useQuery({ queryKey: identityKeys.sso, queryFn: ({ signal }) => api.get<SsoOffer>("/api/sso", signal) });
}

/** How single sign-on is set up, for administrators. */
export function useSsoSetUp() {
  return useQuery({
    queryKey: [...identityKeys.sso, "settings"],
    queryFn: ({ signal }) => api.get<SsoSetUp>("/api/sso/settings", signal),
  });
}
