import { ACTION_NODES } from './actionNodes';
import { linkTo } from './actionsTable';
import { everyOperation } from './everyOperation';
import { blockWithNarrowTables, row, tableHead } from './markdown';

interface Task {
	/** Completes "To …". */
	to: string;
	/** The operations that people use for it, by title. */
	use: readonly string[];
}

interface NodeTasks {
	/** In `nodes/`. */
	folder: string;
	/** After the name of the node. */
	about: string;
	tasks: readonly Task[];
}

/** What people do most with each action node, for the README. */
const NODES: readonly NodeTasks[] = [
	{
		folder: 'AutodeskPlatformServices',
		about: 'files, storage, accounts, people and webhooks.',
		tasks: [
			{
				to: 'find files and folders',
				use: ['Folder: Search', 'Folder: Get Contents', 'Folder: Get Tree', 'File: Get'],
			},
			{
				to: 'get files out',
				use: ['File: Download', 'Folder: Download', 'Export: Create', 'Object: Download'],
			},
			{
				to: 'put files in, move and copy them',
				use: ['Folder: Upload File', 'File: Move', 'File: Copy', 'Object: Upload'],
			},
			{
				to: 'set up the folders of a project',
				use: ['Folder: Create Path', 'Folder: Copy Tree', 'Folder Permission: Set'],
			},
			{
				to: 'keep names and attributes in order',
				use: ['File: Check Name', 'File: Get Attributes', 'File: Update Attributes'],
			},
			{
				to: 'publish cloud models, and see which files they link',
				use: ['Cloud Model: Publish', 'Cloud Model: Get Linked Files'],
			},
			{
				to: 'create and change projects and companies',
				use: ['Account Project: Create', 'Account Project: Update', 'Account Company: Import'],
			},
			{
				to: 'keep people in step with a list, an HR system or a directory',
				use: ['Account User: Sync', 'Project User: Sync'],
			},
			{
				to: 'add, change and remove single people',
				use: ['Account User: Create', 'Project User: Add or Update', 'Project User: Remove'],
			},
			{ to: 'manage webhooks yourself', use: ['Webhook: Create', 'Webhook: Get Many'] },
			{ to: 'call any other endpoint of Autodesk', use: ['API Request: Send'] },
		],
	},
	{
		folder: 'AutodeskForma',
		about: `what project teams work with, with types, statuses, people, locations and custom attributes by name. It works as a user or as a service account that is a member of the project. The app itself can only read sheets, and on behalf of a user also export them and read transmittals.`,
		tasks: [
			{
				to: 'record issues, assign them and follow up',
				use: ['Issue: Create', 'Issue: Update', 'Issue: Add Attachment', 'Issue: Get Many'],
			},
			{ to: 'ask and answer RFIs', use: ['RFI: Create', 'RFI: Respond', 'RFI: Get Many'] },
			{
				to: 'take submittals through their workflow to the final response',
				use: ['Submittal: Create', 'Submittal: Transition', 'Submittal: Get Many'],
			},
			{
				to: 'have files approved, and see who still has to answer',
				use: ['Review: Create', 'Review: Get Progress', 'Review: Get File Approval Status'],
			},
			{
				to: 'fill in and read forms such as daily reports and checklists',
				use: ['Form: Create', 'Form: Update Values', 'Form: Get Values'],
			},
			{
				to: 'extract all data as CSV files, once or every night',
				use: ['Data Extract: Create', 'Data Extract: Download', 'Data Extract: Get Jobs'],
			},
			{
				to: 'keep a register of equipment, and import it from a spreadsheet',
				use: ['Asset: Create', 'Asset: Update', 'Asset: Get Many'],
			},
			{
				to: 'set up the buildings, levels and rooms of a project',
				use: ['Location: Create', 'Location: Get Tree'],
			},
			{
				to: 'link files to issues, assets, forms and others, and see what is linked to what',
				use: ['Relationship: Create', 'Relationship: Get Many', 'Relationship: Delete'],
			},
			{
				to: 'find sheets, and export them as a PDF',
				use: ['Sheet: Get Many', 'Sheet: Export', 'Sheet: Get Version Sets'],
			},
			{
				to: 'see who received, viewed and downloaded which documents',
				use: ['Transmittal: Get Many', 'Transmittal: Get Recipients', 'Transmittal: Get Documents'],
			},
		],
	},
	{
		folder: 'AutodeskModelDerivative',
		about: `what is inside models. Files of ACC and BIM 360 are translated for the viewer when they are uploaded, so most workflows need no translation, which uses paid capacity.`,
		tasks: [
			{ to: 'read elements and quantities', use: ['Model: Get Properties', 'Model: Get Objects'] },
			{ to: 'see what changed between two versions', use: ['Model: Compare Versions'] },
			{ to: 'show models', use: ['Model: Get Thumbnail', 'Model: Get Views'] },
			{
				to: 'translate into IFC, DWG, OBJ and other formats',
				use: ['Model: Translate', 'Model: Get Status', 'Model: Download Derivative'],
			},
		],
	},
];

/**
 * The tables in the README: what people do, and the operations for it.
 *
 * @throws Error for an operation that does not exist, and for an action node without tasks
 */
export async function operationsByTask(): Promise<string> {
	const sections = ACTION_NODES.map((node) => {
		const described = NODES.find(({ folder }) => folder === node.folder);
		if (described === undefined) throw new Error(`Say what people do with ${node.folder}`);
		const { displayName } = node.type.description;
		const operations = everyOperation([node]);
		const rows = described.tasks.map(({ to, use }) => {
			const links = use.map((wanted) => {
				const placed = operations.find(({ title }) => title === wanted);
				if (placed === undefined) throw new Error(`${displayName} has no operation ${wanted}`);
				return linkTo(placed, 'docs/');
			});
			return row([to, links.join(' · ')]);
		});
		return [`**${displayName}**: ${described.about}\n`, ...tableHead(['To', 'Use']), ...rows].join(
			'\n',
		);
	});
	return await blockWithNarrowTables(sections.join('\n\n'), 'README.md');
}
