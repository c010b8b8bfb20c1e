import type { Subscription } from '../../subscriptions/subscription';

/** What people call it: the trigger node's label, otherwise where it delivers to. */
export function nameOf({ label, target }: Pick<Subscription, 'label' | 'target'>): string {
	return label || target;
}
