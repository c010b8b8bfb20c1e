import type { TokenKind } from '../apsClient/access';
import { isAccId, isDataManagementId, toDataManagementId } from '../../protocol/aps/ids';
import { InvalidValue } from './invalidValue';

/** The part of a run that is needed here: the kind of token that its calls use. */
interface WithToken {
	aps: {
		access: {
			tokenKind: TokenKind;
		};
	};
}

/** Tokens of the app, with or without a user to act as: they only reach ACC and BIM 360. */
const APP_TOKENS: ReadonlySet<TokenKind> = new Set(['2L', '2L+user']);

/**
 * The ID of a hub or project in its Data Management form. Adds `b.` to a bare GUID.
 *
 * @param field label of the field it was entered in, when that differs from the kind
 * @throws InvalidValue also for an id that this kind of credential cannot reach
 */
export function dataManagementId(
	{ aps }: WithToken,
	kind: 'Hub' | 'Project',
	entered: string,
	field: string = kind,
): string {
	const id = toDataManagementId(entered);
	if (!isDataManagementId(id)) {
		throw new InvalidValue(
			field,
			`"${id}" is not a ${kind.toLowerCase()} ID; expected b.<GUID>, a.<ID> or a GUID`,
		);
	}
	if (isAccId(id) || !APP_TOKENS.has(aps.access.tokenKind)) return id;
	throw new InvalidValue(
		field,
		`"${id}" belongs to Fusion Team, BIM 360 Team or A360, whose data is available to signed-in users only; use a User (3-Legged OAuth2) credential`,
	);
}
