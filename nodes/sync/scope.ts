import { identityOf, keyOf } from './record';
import type { Candidate } from './rules';

/** Which users a sync covers. */
export type Scope =
	| { kind: 'everyone' }
	/** Users of these companies, by ID. */
	| { kind: 'companies'; ids: readonly string[] }
	/** Users whose address is at one of these domains. */
	| { kind: 'mailDomains'; domains: readonly string[] }
	/** Only these people, by email address. */
	| { kind: 'users'; emails: readonly string[] }
	/** Only these records. */
	| { kind: 'records'; identities: readonly string[] };

/** @returns whether the scope covers a person */
export function coveredBy(scope: Scope): (person: Candidate) => boolean {
	switch (scope.kind) {
		case 'everyone':
			return () => true;
		case 'companies': {
			const ids = new Set(scope.ids);
			return ({ companyId }) => companyId !== null && ids.has(companyId);
		}
		case 'mailDomains': {
			const domains = new Set(scope.domains.map(domainIn));
			return ({ key }) => domains.has(key.slice(key.lastIndexOf('@') + 1));
		}
		case 'users': {
			const keys = new Set(scope.emails.map(keyOf));
			return ({ key }) => keys.has(key);
		}
		case 'records': {
			const identities = new Set(scope.identities);
			return (person) => identities.has(identityOf(person));
		}
	}
}

/** Accepts `@example.com` as well. */
function domainIn(text: string): string {
	return keyOf(text).replace(/^@/, '');
}
