import { NodeOperationError } from 'n8n-workflow';
import { triggerExtractUrl } from '../../../../protocol/callbacks/dataExtractCallback';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import type { ParameterCollection } from '../../../parameters/parameter';
import { valueIn } from '../../../parameters/values';
import { httpUrl } from '../../../values/httpUrl';
import { InvalidValue } from '../../../values/invalidValue';

/** Entry of Additional Fields. */
export const notifyTrigger = defineParameter({
	displayName: 'Notify Trigger',
	name: 'notifyTrigger',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…/webhook',
	description:
		'Production URL of an Autodesk Platform Services Trigger with the event Data Extract: Finished, which it shows under Webhook URLs. The node adds a secret, which the trigger checks; both need the same credential.',
	read: (entered, { displayName }) =>
		String(entered ?? '').trim() === '' ? undefined : httpUrl(displayName, entered),
});

/**
 * The URL that Autodesk calls: that of the trigger with its secret, or the one entered.
 *
 * @param entered under Callback URL or Custom Body
 * @throws InvalidValue if both are entered
 * @throws NodeOperationError if the app has no client secret to derive the secret from
 */
export async function notifiedUrl<Entered>(
	run: OperationRun,
	details: ParameterCollection,
	entered: Entered,
): Promise<Entered | string> {
	const url = valueIn(run, details, notifyTrigger);
	if (url === undefined) return entered;
	if (entered !== undefined) {
		throw new InvalidValue(
			notifyTrigger.displayName,
			'Autodesk calls one URL; enter either this or Callback URL',
		);
	}
	const { clientSecret } = await run.ctx.getCredentials<{ clientSecret?: string }>(
		run.aps.access.credentialType,
		run.itemIndex,
	);
	if (clientSecret) return triggerExtractUrl(clientSecret.trim(), url);
	throw new NodeOperationError(
		run.ctx.getNode(),
		`${notifyTrigger.displayName} needs an app with a client secret`,
		{
			itemIndex: run.itemIndex,
			description:
				'The URL of the trigger is protected by a secret derived from it. Use a credential of such an app, or let the worker receive the callback',
		},
	);
}
