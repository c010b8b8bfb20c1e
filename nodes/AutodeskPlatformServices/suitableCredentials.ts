import type { INodeProperties } from 'n8n-workflow';
import { ACCESS_KINDS } from '../shared/aps/access';
import type { Authentication } from '../shared/aps/access';
import { actAsUserField } from './fields/actAsUser';
import type { Operation } from './operations/operation';

type Access = Operation['access'];

/** What stands where under Authentication, and what an operation makes of it. */
function suits(access: Access, authentication: Authentication): 'yes' | 'with user' | 'no' {
	const kind = ACCESS_KINDS.find((candidate) => candidate.authentication === authentication);
	if (kind !== undefined && access.includes(kind.tokenKind)) return 'yes';
	return authentication === 'twoLegged' && access.includes('2L+user') ? 'with user' : 'no';
}

/** The kinds of credential that an operation takes, by their names under Authentication. */
export function suitableCredentials({ access }: Pick<Operation, 'access'>): string[] {
	return ACCESS_KINDS.flatMap(({ authentication, label }) => {
		switch (suits(access, authentication)) {
			case 'yes':
				return [label];
			case 'with user':
				return [`${label} with ${actAsUserField.displayName}`];
			case 'no':
				return [];
		}
	});
}

/** `works with A or B only`; nothing for an operation that takes every kind as it is. */
export function credentialLimit({ access }: Pick<Operation, 'access'>): string | undefined {
	const limited = ACCESS_KINDS.some(
		({ authentication }) => suits(access, authentication) !== 'yes',
	);
	return limited ? `works with ${suitableCredentials({ access }).join(' or ')} only` : undefined;
}

/** Tells in the editor that the chosen kind does not do. Nothing for operations that take them all. */
export function unsuitableNotice(operation: Operation): INodeProperties[] {
	const unsuitable = ACCESS_KINDS.map(({ authentication }) => authentication).filter(
		(authentication) => suits(operation.access, authentication) === 'no',
	);
	if (unsuitable.length === 0) return [];
	return [
		{
			displayName: `${operation.action ?? operation.summary} ${credentialLimit(operation)}. Choose that under <b>Authentication</b>.`,
			name: 'unsuitableAuthentication',
			type: 'notice',
			default: '',
			displayOptions: { show: { authentication: unsuitable } },
		},
	];
}
