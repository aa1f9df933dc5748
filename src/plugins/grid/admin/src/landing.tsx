import { useEffect, type ComponentType } from 'react';
import { Page, useAuth, useRBAC, type StrapiApp } from '@strapi/strapi/admin';
import { Navigate, type RouteObject } from 'react-router-dom';
import { WORKBENCH_PATH } from './menu';
import { permissionsOf } from './ui/permissions';

const LANDED_KEY = 'lianxin-landed';

/** Opened at the front door: the address of the panel itself or its login, not that of a page. */
const isEntrance = ({ pathname, search }: Location) => /^\/[^/]*\/?$/.test(pathname) || (pathname.includes('/auth/') && !search.includes('redirectTo='));
const cameByEntrance = isEntrance(window.location);

/** Whoever comes in lands on the workbench, once; Strapi's home stays where its link in the menu points. */
export function landOnWorkbench(app: Pick<StrapiApp, 'router'>) {
  app.router.addRoute((routes) => routes.map((route) => (route.index === true ? withLanding(route) : route)));
}

function withLanding(route: RouteObject): RouteObject {
  const { lazy } = route;
  if (typeof lazy !== 'function') return route;
  return {
    ...route,
    index: true,
    children: undefined,
    lazy: async () => {
      const { Component } = (await lazy()) as { Component: ComponentType };
      return { Component: () => <Landing Home={Component} /> };
    },
  };
}

function Landing({ Home }: { Home: ComponentType }) {
  const user = useAuth('Landing', (auth) => String(auth.user?.id));
  const { isLoading, allowedActions } = useRBAC(permissionsOf('workbench.read'));
  if (!cameByEntrance || sessionStorage.getItem(LANDED_KEY) === user) return <Home />;
  if (isLoading) return <Page.Loading />;
  return Object.values(allowedActions).some(Boolean) ? <ToWorkbench user={user} /> : <Home />;
}

function ToWorkbench({ user }: { user: string }) {
  useEffect(() => sessionStorage.setItem(LANDED_KEY, user), [user]);
  return <Navigate to={WORKBENCH_PATH} replace />;
}
