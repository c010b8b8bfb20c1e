import { chosenSecret, secret } from '../../fields/quarantine';
import { chosenSubscription, subscription } from '../../fields/subscription';
import { call } from '../call';
import { defineOperation } from '../operation';

export const verify = defineOperation({
	name: 'Verify',
	value: 'verify',
	summary: 'Verify quarantined callbacks',
	description:
		'Count how many refused callbacks of a trigger node are genuine, with the secrets the worker knows or with another one. Changes nothing.',
	endpoint: 'POST /quarantine/verify',
	fields: [subscription, secret],
	example: { genuine: 12, refused: 0, unreadable: 0 },
	async execute(run) {
		const body = { subscription: chosenSubscription(run), secret: chosenSecret(run) };
		return await call(run, {}, { body });
	},
});
