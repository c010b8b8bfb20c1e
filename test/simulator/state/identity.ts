/** Two-legged, three-legged (a signed-in user) or service account (SSA). */
export type TokenKind = '2L' | '3L' | 'SSA';

/** An app of Autodesk's developer portal. */
export interface App {
	clientId: string;
	/** Public apps (desktop, mobile, single page) have none. */
	clientSecret?: string;
	/** `*` stands for any port. */
	callbackUrls: readonly string[];
	allowedScopes: readonly string[];
}

export interface AccessToken {
	token: string;
	kind: TokenKind;
	clientId: string;
	/** Autodesk id of the user or id of the service account; none for 2L. */
	userId?: string;
	scopes: readonly string[];
	/** Unix time in milliseconds. */
	expiresAt: number;
}

export interface RefreshToken {
	token: string;
	clientId: string;
	userId: string;
	scopes: readonly string[];
	expiresAt: number;
	/** Set when exchanged: a refresh token works once. */
	usedAt?: number;
}

export interface AuthorizationCode {
	code: string;
	clientId: string;
	userId: string;
	redirectUri: string;
	scopes: readonly string[];
	nonce?: string;
	/** base64url(SHA-256(verifier)), when the app used PKCE. */
	codeChallenge?: string;
	expiresAt: number;
	usedAt?: number;
}

export interface ServiceAccount {
	serviceAccountId: string;
	email: string;
	createdBy: string;
	status: 'ENABLED' | 'DISABLED';
	createdAt: string;
	keys: ServiceAccountKey[];
}

export interface ServiceAccountKey {
	kid: string;
	/** PEM. The private half is handed out once and never kept. */
	publicKey: string;
	status: 'ENABLED' | 'DISABLED';
	createdAt: string;
}
