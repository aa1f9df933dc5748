import type { CompleteProject, OpenProject, ProjectList, ProjectRow, ProjectView, ReturnProject, VerifyProject } from '../../../../shared/contracts/projects';
import type { GridTree } from '../../../../shared/contracts/organisation';
import type { AddFollowUp } from '../../../../shared/contracts/tasks';
import { del, post } from '../../ui/use-action';
import { useGet, type Query } from '../../ui/use-get';
import type { ProjectFilters } from './view';

export const useProjects = (view: ProjectView, { grid, mine }: ProjectFilters, page: number, pageSize: number): Query<ProjectList> => useGet('/grid/projects', { view, grid, mine, page, pageSize });

export const useGrids = (month: string): Query<GridTree> => useGet('/grid/grids', { month });

export const openProject = (project: OpenProject) => post<ProjectRow | null>('/grid/projects', project);
export const complete = (id: string, body: CompleteProject) => post(`/grid/tasks/${id}/completion`, body);
export const undoCompletion = (id: string) => del(`/grid/tasks/${id}/completion`);
export const verify = (id: string, body: VerifyProject) => post(`/grid/tasks/${id}/verification`, body);
export const giveBack = (id: string, body: ReturnProject) => post(`/grid/tasks/${id}/return`, body);
export const addFollowUp = (id: string, body: AddFollowUp) => post(`/grid/tasks/${id}/follow-ups`, body);
