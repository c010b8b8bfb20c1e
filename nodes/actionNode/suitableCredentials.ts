import type { INodeProperties } from 'n8n-workflow';
import { ACCESS_KINDS } from '../apsClient/access';
import type { Authentication } from '../apsClient/access';
import { actAsUserField } from '../fields/actAsUser';
import type { Operation } from '../operations/operation';

type Limits = Pick<Operation, 'access'>;

/** Whether the operation accepts a kind of credential; some accept the app only on behalf of a user. */
export function suitability(
	{ access }: Limits,
	authentication: Authentication,
): 'yes' | 'with user' | 'no' {
	const kind = ACCESS_KINDS.find((candidate) => candidate.authentication === authentication);
	if (kind !== undefined && access.includes(kind.tokenKind)) return 'yes';
	return authentication === 'twoLegged' && access.includes('2L+user') ? 'with user' : 'no';
}

/** The kinds of credential that an operation accepts, named as in the dialog for a new credential. */
export function suitableCredentials(operation: Limits): string[] {
	return ACCESS_KINDS.flatMap(({ authentication, label }) => {
		switch (suitability(operation, authentication)) {
			case 'yes':
				return [label];
			case 'with user':
				return [`${label} with ${actAsUserField.displayName}`];
			case 'no':
				return [];
		}
	});
}

const choices = new Intl.ListFormat('en', { type: 'disjunction' });

/** `works with A or B only`; undefined for an operation that accepts every kind. */
export function credentialLimit(operation: Limits): string | undefined {
	const limited = ACCESS_KINDS.some(
		({ authentication }) => suitability(operation, authentication) !== 'yes',
	);
	return limited ? `works with ${choices.format(suitableCredentials(operation))} only` : undefined;
}

/**
 * A notice in the editor that the chosen kind of credential does not work. Empty for operations that
 * accept every kind. n8n shows the parameter `authentication` as the choice of a credential, so the
 * notice refers to that.
 */
export function unsuitableNotice(operation: Operation): INodeProperties[] {
	const unsuitable = ACCESS_KINDS.map(({ authentication }) => authentication).filter(
		(authentication) => suitability(operation, authentication) === 'no',
	);
	if (unsuitable.length === 0) return [];
	return [
		{
			displayName: `This operation ${credentialLimit(operation)}. Choose or create one under Credential.`,
			name: 'unsuitableAuthentication',
			type: 'notice',
			default: '',
			displayOptions: { show: { authentication: unsuitable } },
		},
	];
}
