import * as oidc from "openid-client";

/** Somebody as a provider of identities knows them. */
export interface Identity {
  issuer: string;
  subject: string;
  name: string | null;
  /** Only where the provider has verified it. */
  email: string | null;
}

/** What a browser keeps while it is with the provider, and is asked for when it comes back. */
export interface Proof {
  state: string;
  nonce: string;
  verifier: string;
}

/** `away`: the provider cannot be reached; `denied`: its user said no; `failed`: the answer is not to be trusted. */
export type OidcFault = "away" | "denied" | "failed";

export interface OidcClient {
  /** As shown on the button. */
  name: string;
  issuer: string;
  /** @param redirectUri where the browser is to come back */
  begin(redirectUri: string): Promise<{ url: string; proof: Proof } | { fault: OidcFault }>;
  /** @param address at which the browser came back */
  finish(address: URL, proof: Proof): Promise<{ identity: Identity } | { fault: OidcFault; reason: unknown }>;
}

export interface OidcSettings {
  OIDC_ISSUER?: string;
  OIDC_CLIENT_ID?: string;
  OIDC_CLIENT_SECRET?: string;
  OIDC_NAME: string;
}

const SCOPE = "openid profile email";
/** Seconds that a provider may take over an answer. */
const PATIENCE = 10;

/**
 * Signing in by OpenID Connect: authorization code flow with PKCE. The provider is asked for its endpoints when it is
 * first needed, and again as long as it does not answer.
 * @returns null where none is configured
 */
export function createOidcClient(settings: OidcSettings): OidcClient | null {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: secret,
    OIDC_NAME: name,
  } = settings;
  if (!issuer || !clientId) return null;
  let known: Promise<oidc.Configuration> | null = null;
  const discover = () =>
    (known ??= oidc
      .discovery(new URL(issuer), clientId, secret, secret ? undefined : oidc.None(), {
        timeout: PATIENCE,
        // The settings allow plain http on this machine only.
        execute: issuer.startsWith("http:") ? [oidc.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        known = null;
        throw error;
      }));

  return {
    name,
    issuer,
    async begin(redirectUri) {
      const config = await discover().catch(() => null);
      if (!config) return { fault: "away" };
      const proof = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state: proof.state,
        nonce: proof.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(proof.verifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, proof };
    },
    async finish(address, { state, nonce, verifier }) {
      try {
        const config = await discover();
        const tokens = await oidc.authorizationCodeGrant(config, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return { fault: "failed", reason: "no ID token" };
        const asked = config.serverMetadata().userinfo_endpoint
          ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
          : {};
        return { identity: identityOf({ ...asked, ...claims }) };
      } catch (reason) {
        if (reason instanceof oidc.AuthorizationResponseError)
          return { fault: reason.error === "access_denied" ? "denied" : "failed", reason };
        return { fault: isUnreachable(reason) ? "away" : "failed", reason };
      }
    },
  };
}

const LONGEST = 200;

function identityOf(claims: Record<string, unknown> & { iss: string; sub: string }): Identity {
  const text = (value: unknown) =>
    typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, LONGEST) : null;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: text(claims.name) ?? text(claims.nickname) ?? text(claims.preferred_username),
    email: claims.email_verified === true ? text(claims.email) : null,
  };
}

/** A request that got no answer, by the names that fetch and its timeout give it. */
function isUnreachable(error: unknown): boolean {
  const codes = ["OAUTH_TIMEOUT", "ECONNREFUSED", "ENOTFOUND", "ECONNRESET"];
  for (let at = error; at instanceof Error; at = at.cause)
    if (at.message === "fetch failed" || codes.includes(String((at as NodeJS.ErrnoException).code)))
      return true;
  return false;
}
