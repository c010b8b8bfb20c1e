import type { TokenKind } from './identity';
import type { User } from './people';

/** Who calls, as the access token says. */
export interface Caller {
	kind: TokenKind;
	clientId: string;
	/** The user of a 3L or SSA token. */
	user?: User;
	/** Id of the user in whose name a 2L call is made, as sent. */
	actsFor?: string;
	scopes: readonly string[];
}
