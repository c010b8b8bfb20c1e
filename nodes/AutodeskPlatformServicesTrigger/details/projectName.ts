import { fillPath } from '../../../protocol/aps/ids';
import { attribute } from '../../../protocol/aps/jsonApi';
import { documentIn } from '../../apsClient/readAnswer';
import { Remembered } from './remembered';
import { NOT_SHOWN, NotShown } from './reading';
import type { Reading } from './reading';
import type { ProjectSubject } from './subject';

const KEEP_MS = 15 * 60_000;
const MOST_PROJECTS = 2_000;

/** Also remembers which projects Autodesk does not show. */
const names = new Remembered<string | NotShown>(MOST_PROJECTS, KEEP_MS);

/** Asks Autodesk once for all events of a project, for a quarter of an hour. @throws NotShown, NodeApiError */
export async function projectName(
	{ trigger, client }: Reading,
	{ hubId, projectId }: ProjectSubject,
): Promise<string> {
	const name = await names.get(`${trigger} ${projectId}`, async () => {
		const path = fillPath('/project/v1/hubs/{hubId}/projects/{projectId}', { hubId, projectId });
		const aps = (await client()).for({ action: 'Get Project', scopes: ['data:read'] });
		const answer = await aps.request({ path, accept: NOT_SHOWN });
		if (answer.status >= 400) return new NotShown('project', answer.status);
		return String(attribute(aps.readAnswer({}, answer, documentIn).data, 'name') ?? projectId);
	});
	if (typeof name === 'string') return name;
	throw name;
}
