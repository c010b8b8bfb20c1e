import { signingKeyOf, type Subscription } from '../../../subscriptions/subscription';
import { Problem } from '../../problem';

/** The key is fixed, because a receiver that verifies with the other one would refuse every delivery. */
export function otherSigningKey(subscription: Subscription): Problem {
	const { id } = subscription;
	const signedWith = {
		derived: 'a key derived from API_KEY, for the trigger node of n8n',
		secret: 'a secret of its own, for a receiver other than n8n',
	}[signingKeyOf(subscription)];
	const message =
		`The target has the subscription ${id}, whose deliveries are signed with ${signedWith}. ` +
		'Delete that subscription first, or use another target.';
	return new Problem('wrongSigningKey', message, [{ field: 'signingKey', message }]);
}

/** Replaced silently, it would make the receiver refuse every delivery. */
export function otherSecret({ id }: Subscription): Problem {
	const message =
		`The target has the subscription ${id}, whose deliveries are signed with another secret. ` +
		'Leave the secret out to change only settings, or rotate the secret to replace it.';
	return new Problem('wrongSigningKey', message, [{ field: 'signingSecret', message }]);
}

/** @param id of a subscription that signs with the derived key */
export function noSecret(id: string): Problem {
	return new Problem(
		'wrongSigningKey',
		`The subscription ${id} has no secret to rotate: its deliveries are signed with a key derived from ` +
			'API_KEY. Rotate API_KEY instead.',
	);
}
