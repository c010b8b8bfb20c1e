import type { SubjectType } from '../../protocol/aps/folderPermission';
import { permissionsPath, readPermissions } from '../folderPermissions/readPermissions';
import type { FolderPlace } from '../folderPermissions/readPermissions';
import type { ApsRun } from '../parameters/run';
import { listKey } from './listKey';
import type { NamedList } from './named';

export const SUBJECT_NOUNS: Readonly<Record<SubjectType, string>> = {
	USER: 'user',
	COMPANY: 'company',
	ROLE: 'role',
};

const ROLE_HINT =
	'Of an ACC project, only the roles that members have, and those with permissions in the folder, are known: enter the ID of any other role';

/** Everyone who has permissions in a folder, inherited ones included; the detail is the subject type. */
function everyoneInFolder({ aps }: Pick<ApsRun, 'aps'>, place: FolderPlace): NamedList {
	return {
		key: listKey(aps, 'permissions', permissionsPath(place)),
		thing: 'subject',
		place: 'with permissions in the folder',
		by: 'name',
		readAll: async () =>
			(await readPermissions(aps, place)).flatMap(({ subjectType, subjectId: id, ...entry }) => {
				const name = subjectType === 'USER' ? entry.email : entry.name;
				return name === null ? [] : { id, name, detail: subjectType };
			}),
	};
}

/** The users, companies or roles that have permissions in a folder. All three are read with one call. */
export function subjectsInFolder(
	run: Pick<ApsRun, 'aps' | 'directories'>,
	place: FolderPlace,
	subjectType: SubjectType,
): NamedList {
	const everyone = everyoneInFolder(run, place);
	return {
		...everyone,
		key: `${everyone.key} ${subjectType}`,
		thing: SUBJECT_NOUNS[subjectType],
		by: subjectType === 'USER' ? 'email address' : 'name',
		async readAll() {
			const all = await run.directories.all(everyone);
			return all
				.filter(({ detail }) => detail === subjectType)
				.map(({ id, name }) => ({ id, name }));
		},
	};
}

/**
 * The same and those of another list. The folder is asked first: it also knows roles that nobody in the project
 * has, and needs no access to account administration.
 *
 * @param others throws InvalidValue if the parameters do not say where else to look
 */
export function subjectsInFolderOr(
	run: Pick<ApsRun, 'aps' | 'directories'>,
	place: FolderPlace,
	subjectType: SubjectType,
	others: () => NamedList,
): NamedList {
	const { directories } = run;
	const inFolder = subjectsInFolder(run, place, subjectType);
	return {
		...inFolder,
		key: `${inFolder.key} or others`,
		place: 'in the project or account',
		hint: subjectType === 'ROLE' ? ROLE_HINT : undefined,
		async ask(name) {
			const found = await directories.find(inFolder, name);
			return found.length > 0 ? found : await directories.find(others(), name);
		},
		async readAll() {
			const all = [...(await directories.all(inFolder)), ...(await directories.all(others()))];
			return [...new Map(all.map((each) => [each.id, each])).values()];
		},
	};
}
