import { isGuid } from '../../../protocol/aps/ids';
import { folderOf as folderIn, projectOf as projectIn } from '../dataManagement/access';
import type { Call } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Folder, Project } from '../state/documents';

/** What a caller may see of Docs. Paths have bare project ids; some endpoints also take those with `b.`. */

type AnyCall = Call<never> | Call<unknown> | Call;

/** @throws Refusal 400 unless the id of the path is a bare GUID */
export function projectOf(call: AnyCall): Project {
	return projectIn(withDataId(call));
}

/** @throws Refusal as {@link projectOf}, 404 for a folder of another project */
export function folderOf(call: AnyCall): Folder {
	return folderIn(withDataId(call));
}

/** The call with the project id that Data Management has. */
export function withDataId<AnyOne extends AnyCall>(call: AnyOne, mayHavePrefix = false): AnyOne {
	const id = call.params.project_id ?? call.params.projectId ?? '';
	const isFine = isGuid(id) || (mayHavePrefix && id.startsWith('b.') && isGuid(id.slice(2)));
	if (!isFine) throw new Refusal(400, `The project id must be a GUID without "b.", not "${id}"`);
	return { ...call, params: { ...call.params, project_id: `b.${id.replace(/^b\./, '')}` } };
}
