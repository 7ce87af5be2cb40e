import { useSignedIn } from "@/kernel/api/queries";

export function HomePage() {
  const { user } = useSignedIn();
  return <h1>{user.name}</h1>;
}
