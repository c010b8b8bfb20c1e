import { generateSigningSecret, isSameSecret } from '../../../protocol/worker/signingSecret';
import { signingKeyOf, type SigningSecret, type Subscription } from './subscription';

/** What is to sign the deliveries of a subscription. */
export type Signing =
	| { kind: 'derived' }
	/** `secret`: `whsec_…`, if the receiver has one already; otherwise it is generated. */
	| { kind: 'secret'; secret?: string | undefined };

/** The subscription signs with the other kind of key, or with a secret other than the one given. */
export type SigningConflict = 'other signing key' | 'other secret';

/** The secrets of a new subscription. */
export function firstSecrets(signing: Signing): SigningSecret[] {
	if (signing.kind === 'derived') return [];
	return [{ secret: signing.secret ?? generateSigningSecret(), until: null }];
}

/** Why an existing subscription cannot be registered with this signing; undefined if it can. */
export function conflictOf(
	current: Subscription,
	signing: Signing | undefined,
): SigningConflict | undefined {
	if (signing === undefined) return undefined;
	if (signingKeyOf(current) !== signing.kind) return 'other signing key';
	if (signing.kind === 'derived' || signing.secret === undefined) return undefined;
	const [newest] = current.signingSecrets;
	return newest && !isSameSecret(newest.secret, signing.secret) ? 'other secret' : undefined;
}
