import type { TokenKind } from '../apsClient/access';
import { isAccId, isDataManagementId, toDataManagementId } from '../../protocol/aps/ids';
import { InvalidValue } from './invalidValue';
import type { ApsRun } from '../parameters/run';

/** Of the app itself, also in the name of a user: what lies outside ACC and BIM 360 is shut to it. */
const OF_THE_APP: ReadonlySet<TokenKind> = new Set(['2L', '2L+user']);

/**
 * The id of a hub or project as Data Management writes it. A bare GUID gets its `b.`.
 *
 * @param field where it was entered, should that be called otherwise
 * @throws InvalidValue also for an id that the kind of credential can get nowhere with
 */
export function dataManagementId(
	{ aps }: Pick<ApsRun, 'aps'>,
	kind: 'Hub' | 'Project',
	entered: string,
	field: string = kind,
): string {
	const id = toDataManagementId(entered);
	if (!isDataManagementId(id)) {
		throw new InvalidValue(
			field,
			`"${id}" is no ${kind.toLowerCase()} ID; expected b.<GUID>, a.<ID> or a GUID`,
		);
	}
	if (isAccId(id) || !OF_THE_APP.has(aps.access.tokenKind)) return id;
	throw new InvalidValue(
		field,
		`"${id}" belongs to Fusion Team, BIM 360 Team or A360, whose data Autodesk gives to users who signed in only; choose a credential of the kind User (3-Legged OAuth2)`,
	);
}
